package org.msift.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msift.core.graph.GraphInference;
import org.msift.core.graph.GraphParameters;
import org.msift.core.graph.GraphSettings;
import org.msift.core.operator.Loss;
import org.msift.ship.loss.MeanAbsoluteLoss;
import org.msift.ship.loss.SpectralLoss;
import org.msift.ship.network.InteractionKind;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

class ShipPansharpeningTest {

  private static final int BANDS = 3;
  private static final int LEARNING_STEPS = 30;

  /**
   * The specification's 545,184, 553,056 and 194,472 with the dead layers that {@code
   * InteractionChainTest} lists: 2,176 of the encoders, 32,480 of the three OMNI interactions.
   */
  @ParameterizedTest
  @CsvSource({"SHIP, 543008, 545184", "SHIP_PLUS_PLUS, 550880, 553056", "OMNI, 159816, 194472"})
  void theGraphHasTheParametersOfTheMap(InteractionKind kind, int live, int specified) {
    ShipPansharpening network = ShipPansharpening.builder(4).interaction(kind).build();
    ComputationGraph graph = network.inferenceGraph(GraphSettings.of(1));
    int dead = 2_176 + (kind == InteractionKind.OMNI ? 32_480 : 0);
    assertThat(GraphParameters.trainable(graph)).isEqualTo(live).isEqualTo(specified - dead);
  }

  @ParameterizedTest
  @CsvSource({"SHIP, 1, 3", "SHIP_PLUS_PLUS, 1, 3", "OMNI, 2, 2"})
  void gradientsOfTheWholeNetworkAreThoseOfDifferences(
      InteractionKind kind, int blocks, int order) {
    ShipPansharpening network =
        ShipPansharpening.builder(BANDS)
            .ratio(2)
            .features(2)
            .blocks(blocks)
            .order(order)
            .interaction(kind)
            .build();
    GraphSettings settings = GraphSettings.of(4).with(DataType.DOUBLE);
    Loss loss = new SpectralLoss(0.2);
    ComputationGraph training = network.trainingGraph(settings, loss);
    double moving =
        NetworkGradientCheck.run(
            training, network.inferenceGraph(settings), loss, data(1, 2, 2, 2, DataType.DOUBLE), 5);
    assertThat(moving).isGreaterThan(0.9);
  }

  @ParameterizedTest
  @CsvSource({"2, 1, 1", "2, 7, 5", "3, 5, 4", "4, 3, 6", "6, 2, 1"})
  void imagesOfAnySizeAreSharpenedByAnyRatio(int ratio, int height, int width) {
    ShipPansharpening network =
        ShipPansharpening.builder(BANDS).ratio(ratio).features(4).blocks(1).order(2).build();
    ComputationGraph graph = network.inferenceGraph(GraphSettings.of(1));
    INDArray coarse = image(1, height, width, BANDS, DataType.FLOAT, 0);
    INDArray fine = image(1, ratio * height, ratio * width, 1, DataType.FLOAT, 1);
    INDArray output = graph.output(coarse, fine)[0].dup();
    assertThat(output.shape())
        .containsExactly(1, (long) ratio * height, (long) ratio * width, BANDS);
    try (GraphInference inference = new GraphInference(graph)) {
      assertThat(inference.output(coarse, fine).ravel().toFloatVector())
          .containsExactly(output.ravel().toFloatVector(), within(1e-6f));
    }
  }

  @Test
  void theResultIsTheEnlargedImageAndWhatTheNetworkAdds() {
    ComputationGraph graph =
        SmallPansharpening.NETWORK.inferenceGraph(GraphSettings.of(1).with(DataType.DOUBLE));
    graph.getParam("refinement.last_W").assign(0);
    graph.getParam("refinement.last_b").assign(0.25);
    INDArray coarse = image(1, 3, 4, BANDS, DataType.DOUBLE, 0);
    INDArray output = graph.output(coarse, image(1, 9, 12, 1, DataType.DOUBLE, 1))[0];
    // The centre of a block of 3 x 3 lies on a pixel's centre.
    assertThat(output.getDouble(0, 4, 7, 2))
        .isCloseTo(coarse.getDouble(0, 1, 2, 2) + 0.25, within(1e-14));
    assertThat(output.getDouble(0, 0, 0, 1))
        .isCloseTo(coarse.getDouble(0, 0, 0, 1) + 0.25, within(1e-14));
  }

  @Test
  void sizesOfAnotherRatioAreRefused() {
    ComputationGraph graph = SmallPansharpening.NETWORK.inferenceGraph(GraphSettings.of(1));
    INDArray coarse = image(1, 4, 4, BANDS, DataType.FLOAT, 0);
    INDArray fine = image(1, 16, 16, 1, DataType.FLOAT, 1);
    assertThatThrownBy(() -> graph.output(coarse, fine))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[1, 12, 12, 4]")
        .hasMessageContaining("[1, 16, 16, 4]");
  }

  @Test
  void aSmallNetworkLearnsTwoPatches() {
    ShipPansharpening network =
        ShipPansharpening.builder(BANDS)
            .ratio(2)
            .features(4)
            .blocks(1)
            .interaction(InteractionKind.OMNI)
            .build();
    ComputationGraph graph =
        network.trainingGraph(GraphSettings.of(4).with(new Adam(1e-2)), new MeanAbsoluteLoss());
    MultiDataSet patches = data(2, 4, 4, 2, DataType.FLOAT);
    graph.fit(patches);
    double first = graph.score();
    for (int step = 0; step < LEARNING_STEPS; step++) {
      graph.fit(patches);
    }
    assertThat(graph.score()).isLessThan(first / 2);
  }

  /** A sharp image, its means over blocks, and the mean of its bands. */
  private static MultiDataSet data(int batch, int height, int width, int ratio, DataType type) {
    INDArray sharp = image(batch, ratio * height, ratio * width, BANDS, type, 2);
    INDArray coarse = sharp.reshape(batch, height, ratio, width, ratio, BANDS).mean(2, 4).dup('c');
    INDArray fine =
        sharp.mean(3).reshape(batch, (long) ratio * height, (long) ratio * width, 1).dup('c');
    return new MultiDataSet(new INDArray[] {coarse, fine}, new INDArray[] {sharp});
  }

  private static INDArray image(
      int batch, int height, int width, int bands, DataType type, int which) {
    double[] values = new double[batch * height * width * bands];
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.5 + 0.4 * Math.sin(0.7 * i + 1.3 * which + 0.011 * i * i);
    }
    return Nd4j.createFromArray(values).reshape(batch, height, width, bands).castTo(type);
  }
}
