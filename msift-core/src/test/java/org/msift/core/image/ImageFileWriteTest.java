package org.msift.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFileWriteTest {

  private final Image grey = Image.of(1, 2, 1, SampleType.UINT8, 3, 250);

  @TempDir private Path folder;

  @Test
  void missingFoldersAreCreatedAndNothingElseIsLeftBehind() throws IOException {
    Path file = folder.resolve("out/deep/f.png");
    ImageFile.write(file, grey);
    assertThat(ImageFile.read(file)).isEqualTo(grey);
    try (Stream<Path> left = Files.list(file.getParent())) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void anOlderFileIsReplaced() {
    Path file = folder.resolve("f.TIF");
    ImageFile.write(file, Image.of(1, 1, 1, SampleType.UINT8, 1));
    ImageFile.write(file, grey);
    assertThat(ImageFile.read(file)).isEqualTo(grey);
  }

  @Test
  void javasOwnTiffPluginReadsWhatIsWritten() throws IOException {
    Path file = folder.resolve("rgb.tif");
    ImageFile.write(file, Image.of(1, 2, 3, SampleType.UINT8, 1, 2, 3, 4, 5, 6));
    BufferedImage read = ImageIO.read(file.toFile());
    assertThat(read.getRaster().getPixels(0, 0, 2, 1, (int[]) null))
        .containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void anUnknownSuffixListsTheKnown() {
    assertRefused("f.webp", grey, "use .png, .tif or .tiff");
    assertRefused("f", grey, "use .png, .tif or .tiff");
  }

  @Test
  void jpegIsRefusedBecauseItLosesDetail() {
    assertRefused("f.jpg", grey, "JPEG loses detail");
  }

  @Test
  void whatPngCannotHoldIsSentToTiff() {
    assertRefused("f.png", Image.of(1, 1, 1, SampleType.FLOAT32, 0.5f), "write it as .tif");
    assertRefused("f.png", Image.of(1, 1, 1, SampleType.INT16, -5), "write it as .tif");
    assertRefused("f.png", Image.of(1, 1, 2, SampleType.UINT8, 1, 2), "not an image 1x1x2 UINT8");
  }

  @Test
  void aTargetThatCannotBeWrittenIsOneClearLine() throws IOException {
    Files.createDirectory(folder.resolve("taken.png"));
    assertRefused("taken.png", grey, "is a folder");
    Files.writeString(folder.resolve("file"), "not a folder");
    assertRefused("file/f.png", grey, "f.png cannot be written");
  }

  @Test
  void whenWritingFailsTheOlderFileIsKeptAndNothingElseIsLeft() {
    Path file = folder.resolve("f.png");
    ImageFile.write(file, grey);
    assertThatThrownBy(
            () ->
                SafeFile.write(
                    file,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("no space left");
                    }))
        .isInstanceOf(ImageException.class)
        .hasMessage(
            file
                + " cannot be written (java.io.IOException: no space left);"
                + " check the folder's permissions and the free space");
    assertThat(ImageFile.read(file)).isEqualTo(grey);
    assertThat(folder.toFile().list()).containsExactly("f.png");
  }

  private void assertRefused(String name, Image image, String message) {
    assertThatThrownBy(() -> ImageFile.write(folder.resolve(name), image))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining(message)
        .satisfies(refused -> assertThat(refused.getMessage()).hasLineCount(1));
  }
}
