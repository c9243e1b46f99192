package org.msift.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msift.core.SharedFiles;
import org.msift.core.image.Image;
import org.msift.core.image.ImageFile;
import org.msift.core.image.NumpyFile;
import org.msift.core.image.SampleType;
import org.msift.ship.colour.LuminanceFusion;

/** The published weights against the official network in PyTorch. */
class ImageFusionGoldenTest {

  private static ImageFusion fusion;

  @BeforeAll
  static void load() {
    fusion = ImageFusion.load(SharedFiles.require("golden/ship/SHIP_model.pth"));
  }

  @AfterAll
  static void close() {
    if (fusion != null) {
      fusion.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "tno_02, tno, 02.png",
    "roadscene_FLIR_00006, roadscene, FLIR_00006.jpg",
    "roadscene_FLIR_00455, roadscene, FLIR_00455.jpg",
    "msrs_00004N, msrs, 00004N.png"
  })
  void realPairsGiveTheImagesOfTheOfficialNetwork(String golden, String set, String file) {
    Path visible = SharedFiles.require("data/" + set + "/vi/" + file);
    Path infrared = SharedFiles.require("data/" + set + "/ir/" + file);
    Fusion result = fusion.fuse(visible, infrared);
    float[] luminance =
        NumpyFile.read(SharedFiles.require("golden/ship/" + golden + "_y.npy")).values();
    requireLuminance(result.luminance(), luminance);
    Image image = ImageFile.read(SharedFiles.require("golden/ship/" + golden + ".png"));
    requireImage(result.image(), image);
  }

  private static void requireLuminance(float[] actual, float[] golden) {
    assertThat(actual).hasSameSizeAs(golden);
    double[] errors =
        IntStream.range(0, golden.length)
            .mapToDouble(i -> Math.abs((double) actual[i] - golden[i]))
            .toArray();
    assertThat(IntStream.range(0, errors.length).mapToDouble(i -> errors[i]).max().orElseThrow())
        .isLessThan(1e-3);
    assertThat(
            IntStream.range(0, errors.length).mapToDouble(i -> errors[i]).average().orElseThrow())
        .isLessThan(5e-6);
  }

  private static void requireImage(Image actual, Image golden) {
    float[] levels = actual.samples();
    float[] expected = golden.samples();
    assertThat(actual.sampleType()).isEqualTo(SampleType.UINT8);
    assertThat(levels).hasSameSizeAs(expected);
    long far =
        IntStream.range(0, levels.length)
            .filter(i -> Math.abs(levels[i] - expected[i]) > 1)
            .count();
    long different =
        IntStream.range(0, levels.length).filter(i -> levels[i] != expected[i]).count();
    assertThat(far).isLessThanOrEqualTo(levels.length / 10_000);
    assertThat(different).as("levels that differ at all").isLessThan(levels.length / 1_000);
  }

  @Test
  void colourAndLuminanceHaveTheNumbersOfTheSpecification() {
    Image visible = formula(3);
    Image infrared = formula(1);
    float[] luminance = new LuminanceFusion().split("visible", visible).luminance();
    assertThat(sum(luminance)).isCloseTo(160.0, within(1e-3));
    Fusion result = fusion.fuseWithLuminance(visible, infrared);
    assertThat(sum(result.luminance())).isCloseTo(216.8615163302, within(2e-3));
    Image image = result.image();
    assertThat(colour(image, 0, 0)).containsExactly(29, 29, 255);
    assertThat(colour(image, 8, 10)).containsExactly(233, 232, 217);
    assertThat(colour(image, 15, 19)).containsExactly(208, 208, 0);
    assertThat(sum(image.samples())).isCloseTo(161239, within(3.0));
  }

  private static Image formula(int bands) {
    float[] samples = new float[16 * 20 * bands];
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 20; x++) {
        int i = (y * 20 + x) * bands;
        if (bands == 1) {
          samples[i] = (float) Math.rint(255 * Math.abs(Math.sin(0.4 * x - 0.25 * y)));
        } else {
          samples[i] = (float) Math.rint(255 * (x + y) / 34.0);
          samples[i + 1] = (float) Math.rint(255 * x / 19.0);
          samples[i + 2] = (float) Math.rint(255 * (1 - y / 15.0));
        }
      }
    }
    return Image.of(16, 20, bands, SampleType.UINT8, samples);
  }

  private static float[] colour(Image image, int y, int x) {
    return new float[] {image.sample(y, x, 0), image.sample(y, x, 1), image.sample(y, x, 2)};
  }

  private static double sum(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum();
  }
}
