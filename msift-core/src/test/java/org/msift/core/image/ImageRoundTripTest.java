package org.msift.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class ImageRoundTripTest {

  private static Path folder;

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("image-round-trip");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Property(tries = 60)
  void tiffGivesBackEveryTypeAndNumberOfBands(
      @ForAll SampleType type,
      @ForAll @IntRange(min = 1, max = 13) int bands,
      @ForAll @IntRange(min = 1, max = 40) int height,
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll long seed) {
    Image image = random(height, width, bands, type, seed);
    Path file = folder.resolve("image.tif");
    ImageFile.write(file, image);
    assertThat(ImageFile.read(file)).isEqualTo(image);
  }

  @Property(tries = 60)
  void pngGivesBackGreyAndColourOf8And16Bits(
      @ForAll boolean wide,
      @ForAll boolean color,
      @ForAll @IntRange(min = 1, max = 40) int height,
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll long seed) {
    Image image =
        random(height, width, color ? 3 : 1, wide ? SampleType.UINT16 : SampleType.UINT8, seed);
    Path file = folder.resolve("image.png");
    ImageFile.write(file, image);
    assertThat(ImageFile.read(file)).isEqualTo(image);
  }

  @Property(tries = 20)
  void theSameImageGivesTheSameBytes(@ForAll boolean png, @ForAll long seed) throws IOException {
    Image image = random(9, 31, 3, SampleType.UINT16, seed);
    String suffix = png ? ".png" : ".tif";
    Path first = folder.resolve("first" + suffix);
    Path second = folder.resolve("second" + suffix);
    ImageFile.write(first, image);
    ImageFile.write(second, image);
    assertThat(Files.mismatch(first, second)).isEqualTo(-1);
  }

  @Property(tries = 5)
  void aTiffOfManyStripsComesBack(@ForAll long seed) {
    Image image = random(301, 203, 5, SampleType.FLOAT32, seed);
    Path file = folder.resolve("strips.tiff");
    ImageFile.write(file, image);
    assertThat(ImageFile.read(file)).isEqualTo(image);
  }

  private static Image random(int height, int width, int bands, SampleType type, long seed) {
    Random random = new Random(seed);
    float[] samples = new float[height * width * bands];
    for (int i = 0; i < samples.length; i++) {
      samples[i] =
          type.isInteger()
              ? random.nextInt((int) type.minimum(), (int) type.maximum() + 1)
              : (float) random.nextGaussian() * 1000;
    }
    return Image.of(height, width, bands, type, samples);
  }
}
