package org.msift.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.graph.GraphSettings;
import org.msift.core.image.Image;
import org.msift.core.image.ImageException;
import org.msift.core.image.SampleType;
import org.msift.ship.pansharpening.GridAlignment;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.pansharpening.Sensor;
import org.msift.ship.plane.Plane;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PansharpeningTest {

  private static Pansharpening pansharpening;

  @BeforeAll
  static void open() {
    pansharpening = Pansharpening.of(SmallPansharpening.model());
  }

  @AfterAll
  static void close() {
    pansharpening.close();
  }

  @Test
  void theResultIsThatOfTheNetworkInTheScaleOfTheSamples() {
    Image coarse = coarse(SampleType.FLOAT32, 1);
    Image fine = fine(SampleType.UINT16, 2);
    ShipPansharpening network = SmallPansharpening.NETWORK;
    ComputationGraph graph =
        network.inferenceGraph(GraphSettings.of(0), SmallPansharpening.model().weights());
    INDArray expected =
        graph.output(scaled(coarse), scaled(fine))[0].mul(SmallPansharpening.ELEVEN_BITS.peak());
    Image sharpened = pansharpening.sharpen(coarse, fine);
    assertThat(sharpened).hasToString("image 12x15x3 FLOAT32");
    assertThat(sharpened.samples())
        .containsExactly(expected.ravel().toFloatVector(), within(0.01f));
  }

  private static INDArray scaled(Image image) {
    return Nd4j.createFromArray(image.samples())
        .reshape(1, image.height(), image.width(), image.bands())
        .div(2047);
  }

  @Test
  void integerTypesAreKeptRoundedHalfToEven() {
    Image fine = fine(SampleType.UINT16, 2);
    float[] floats = pansharpening.sharpen(coarse(SampleType.FLOAT32, 1), fine).samples();
    for (SampleType type : new SampleType[] {SampleType.UINT16, SampleType.INT16}) {
      Image sharpened = pansharpening.sharpen(coarse(type, 1), fine);
      assertThat(sharpened.sampleType()).isEqualTo(type);
      for (int i = 0; i < floats.length; i++) {
        double bounded = Math.max(type.minimum(), Math.rint(floats[i]));
        assertThat((double) sharpened.samples()[i]).isEqualTo(bounded);
      }
    }
  }

  @Test
  void theRangeOfATypeBoundsTheResultAndThePeakValueDoesNot() {
    SampleScale scale = SmallPansharpening.ELEVEN_BITS;
    float[] values = {-1, 0, 0.5f, 2, 40};
    assertThat(scale.image(1, 5, 1, SampleType.UINT16, values.clone()).samples())
        .containsExactly(0, 0, 1024, 4094, 65535);
    assertThat(scale.image(1, 5, 1, SampleType.INT16, values.clone()).samples())
        .containsExactly(-2047, 0, 1024, 4094, 32767);
    assertThat(scale.image(1, 5, 1, SampleType.FLOAT32, values.clone()).samples())
        .containsExactly(-2047, 0, 1023.5f, 4094, 81880);
    assertThatThrownBy(() -> scale.image(1, 1, 1, SampleType.UINT16, Float.NaN))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("gave NaN");
  }

  @Test
  void bandsAndSizesThatDoNotFitAreRefused() {
    Image coarse = coarse(SampleType.UINT16, 1);
    Image fine = fine(SampleType.UINT16, 2);
    requireRefused(coarse.band(0), fine, "multispectral image of 3 bands", "image 4x5x1 UINT16");
    requireRefused(coarse, coarse, "panchromatic one of 1", "image 4x5x3 UINT16");
    for (int[] size : new int[][] {{16, 20}, {12, 16}, {11, 15}, {4, 5}}) {
      Image other = SmallPansharpening.image(size[0], size[1], 1, SampleType.UINT16, 1);
      requireRefused(coarse, other, "3 times as high and wide", other.toString());
    }
  }

  @Test
  void theSameWeightsServeBothGridsAndASceneOfTheOtherIsRefused() {
    ShipPansharpening network =
        ShipPansharpening.builder(1).ratio(2).features(4).blocks(1).order(2).build();
    StateDict weights = network.stateDict(network.inferenceGraph(GraphSettings.of(7)));
    PansharpeningModel model =
        PansharpeningModel.trained(network, SmallPansharpening.ELEVEN_BITS, weights, 7, "test");
    PanScene scene =
        new PanScene(
            List.of(new Plane(2, 2, new double[] {100, 300, 500, 700})),
            new Plane(4, 4, new double[16]),
            Sensor.other("none", 1),
            2047,
            GridAlignment.CENTRED);
    PanScene decimated = scene.on(GridAlignment.DECIMATED);
    double[] centredBands;
    try (Pansharpening sharpening = Pansharpening.of(model)) {
      centredBands = sharpening.sharpen(scene).get(0).values();
      assertThatThrownBy(() -> sharpening.sharpen(decimated))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("set for CENTRED grids, but the scene's is DECIMATED");
    }
    try (Pansharpening sharpening = Pansharpening.of(model.on(GridAlignment.DECIMATED))) {
      assertThat(sharpening.sharpen(decimated).get(0).values()).isNotEqualTo(centredBands);
    }
    assertThat(model.on(GridAlignment.DECIMATED).on(GridAlignment.CENTRED)).isEqualTo(model);
  }

  @Test
  void aGridOfAnOddRatioIsCentredEitherWay() {
    PanScene scene =
        new PanScene(
            Collections.nCopies(3, new Plane(1, 1, new double[] {100})),
            new Plane(3, 3, new double[9]),
            Sensor.other("none", 3),
            2047,
            GridAlignment.DECIMATED);
    assertThat(pansharpening.sharpen(scene)).hasSize(3);
  }

  @Test
  void onePixelAndConstantImagesAreSharpened() {
    Image pixel = pansharpening.sharpen(constant(1, 1, 3, 700), constant(3, 3, 1, 900));
    assertThat(pixel).hasToString("image 3x3x3 UINT16");
    Image even = pansharpening.sharpen(constant(4, 5, 3, 0), constant(12, 15, 1, 2047));
    assertThat(even).hasToString("image 12x15x3 UINT16");
    Image floats =
        pansharpening.sharpen(
            Image.of(1, 1, 3, SampleType.FLOAT32, 700, 700, 700), constant(3, 3, 1, 900));
    for (float sample : floats.samples()) {
      assertThat(sample).isFinite();
    }
  }

  private static Image constant(int height, int width, int bands, float value) {
    float[] samples = new float[height * width * bands];
    Arrays.fill(samples, value);
    return Image.of(height, width, bands, SampleType.UINT16, samples);
  }

  @Test
  void samplesThatAreNotFiniteOrOfAnotherScaleAreRefused() {
    Image fine = fine(SampleType.UINT16, 2);
    for (float sample : new float[] {Float.NaN, Float.POSITIVE_INFINITY, 65535, -2100}) {
      float[] samples = coarse(SampleType.FLOAT32, 1).samples();
      samples[7] = sample;
      Image odd = Image.of(4, 5, 3, SampleType.FLOAT32, samples);
      requireRefused(odd, fine, "the multispectral image", String.valueOf(sample));
    }
    Image sixteenBits = Image.of(12, 15, 1, SampleType.UINT16, filled(180, 60_000));
    requireRefused(
        coarse(SampleType.UINT16, 1),
        sixteenBits,
        "the panchromatic image",
        "0..2047.0 (WorldView-3)");
  }

  private static void requireRefused(Image coarse, Image fine, String... message) {
    assertThatThrownBy(() -> pansharpening.sharpen(coarse, fine))
        .isInstanceOf(ImageException.class)
        .hasMessageContainingAll(message);
  }

  private static float[] filled(int count, float value) {
    float[] samples = new float[count];
    Arrays.fill(samples, value);
    return samples;
  }

  @Test
  void fourThreadsGiveTheSamplesOfOne() throws Exception {
    List<Image> alone = IntStream.range(0, 12).mapToObj(PansharpeningTest::sharpened).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Pansharpening shared = Pansharpening.of(SmallPansharpening.model(), 2)) {
      List<Future<Image>> together =
          IntStream.range(0, 12)
              .mapToObj(
                  i ->
                      threads.submit(
                          () ->
                              shared.sharpen(
                                  coarse(SampleType.UINT16, i), fine(SampleType.UINT16, i))))
              .toList();
      for (int i = 0; i < alone.size(); i++) {
        assertThat(together.get(i).get()).isEqualTo(alone.get(i));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Image sharpened(int seed) {
    return pansharpening.sharpen(coarse(SampleType.UINT16, seed), fine(SampleType.UINT16, seed));
  }

  @Test
  void aModelFromAFileGivesTheSame(@TempDir Path folder) {
    SmallPansharpening.model().write(folder.resolve("small.msift"));
    try (Pansharpening loaded = Pansharpening.load(folder.resolve("small.msift"))) {
      assertThat(loaded.network()).isEqualTo(SmallPansharpening.NETWORK);
      assertThat(loaded.scale()).isEqualTo(SmallPansharpening.ELEVEN_BITS);
      assertThat(loaded.sharpen(coarse(SampleType.UINT16, 1), fine(SampleType.UINT16, 1)))
          .isEqualTo(sharpened(1));
    }
  }

  @Test
  void useAfterCloseAndNoPassesAreErrors() {
    Pansharpening closed = Pansharpening.of(SmallPansharpening.model());
    closed.close();
    closed.close();
    assertThatThrownBy(
            () -> closed.sharpen(coarse(SampleType.UINT16, 1), fine(SampleType.UINT16, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("this Pansharpening is closed");
    assertThatThrownBy(() -> Pansharpening.of(SmallPansharpening.model(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("passes is 0");
  }

  private static Image coarse(SampleType type, long seed) {
    return SmallPansharpening.image(4, 5, 3, type, seed);
  }

  private static Image fine(SampleType type, long seed) {
    return SmallPansharpening.image(12, 15, 1, type, seed + 100);
  }
}
