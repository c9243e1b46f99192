package org.msift.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFileErrorsTest {

  @TempDir private Path folder;

  @Test
  void aMissingFileAFolderAndAnEmptyFileAreNamed() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.png"));
    assertRefused(folder.resolve("none.png"), "none.png does not exist");
    assertRefused(folder, "is a folder");
    assertRefused(empty, "empty.png is empty");
  }

  @Test
  void aFileOfAnotherKindListsTheFormatsThatAreRead() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.png"), "hello");
    assertRefused(text, "no image of a known format; PNG, JPEG, BMP and TIFF are read");
  }

  @Test
  void theSizeIsBoundedBeforePixelsAreDecoded() throws IOException {
    byte[] huge = HandMade.png(1 << 30, 1 << 30, 8, 2, new byte[0], new byte[4]);
    assertRefused(
        Files.write(folder.resolve("huge.png"), huge),
        "is more than the limit of 268435456 samples");
    byte[] tiff =
        HandMade.tiff(ByteOrder.BIG_ENDIAN, new byte[1], HandMade.greyTags(70000, 70000, 8, 1, 1));
    assertRefused(
        Files.write(folder.resolve("huge.tif"), tiff), "-Dmsift.image.maxSamples=4900000000");
    byte[] bmp = HandMade.bmp(9000, 9000, 24, new byte[0], new byte[4]);
    assertRefused(Files.write(folder.resolve("huge.bmp"), bmp), "Invalid width/height");
  }

  @Test
  void anImageThatTheHeapCannotHoldIsRefusedBeforeMemoryRunsOut() {
    Path file = Path.of("a.tif");
    SampleLimit.check(file, 1L << 28, 8_000_000, 1000, 1000, 1);
    assertThatThrownBy(() -> SampleLimit.check(file, 1L << 28, 8_000_000, 1000, 1001, 1))
        .isInstanceOf(ImageException.class)
        .hasMessage(
            "a.tif: 1000x1001x1 samples need about 7 MiB to decode, the Java heap has 7 MiB; raise"
                + " it by -Xmx");
  }

  @Test
  void theLimitIsTheCallers() {
    Path file = Resources.path("grey.jpg");
    assertThat(ImageFile.read(file, 11 * 13)).isNotNull();
    assertThatThrownBy(() -> ImageFile.read(file, 11 * 13 - 1))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("11x13x1 is more than the limit of 142 samples");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grey.jpg",
        "colour-420.jpg",
        "colour-progressive.jpg",
        "palette.png",
        "rgb-16.png",
        "predictor-16.tif",
        "float-rgb.tif"
      })
  void aFileCutAnywhereIsRefusedOrWholeButNeverWrong(String name) throws IOException {
    byte[] whole = Files.readAllBytes(Resources.path(name));
    Image expected = ImageFile.read(Resources.path(name));
    for (int length = 1; length < whole.length; length++) {
      Optional<Image> read = readOrRefuse(Arrays.copyOf(whole, length));
      assertThat(read.orElse(expected)).as("%s cut to %d bytes", name, length).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grey.jpg",
        "colour-420.jpg",
        "alpha.png",
        "palette.png",
        "predictor-16.tif",
        "float-rgb.tif"
      })
  void flippedBitsEndInOneKindOfError(String name) throws IOException {
    byte[] whole = Files.readAllBytes(Resources.path(name));
    Random random = new Random(7);
    for (int round = 0; round < 400; round++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      readOrRefuse(damaged);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"palette.png", "rgb-16.png"})
  void aDamagedPngIsNeverTakenForWhole(String name) throws IOException {
    byte[] whole = Files.readAllBytes(Resources.path(name));
    for (int at = 8; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      assertThat(readOrRefuse(damaged)).as("byte %d", at).isEmpty();
    }
  }

  private Optional<Image> readOrRefuse(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("damaged"), content);
    try {
      return Optional.of(ImageFile.read(file));
    } catch (ImageException refused) {
      assertThat(refused.getMessage()).contains(file.toString()).hasLineCount(1);
      return Optional.empty();
    }
  }

  private static void assertRefused(Path file, String message) {
    assertThatThrownBy(() -> ImageFile.read(file))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining(message);
  }
}
