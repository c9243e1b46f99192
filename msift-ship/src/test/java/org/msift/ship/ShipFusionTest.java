package org.msift.ship;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msift.core.graph.GraphSettings;
import org.msift.core.operator.Loss;
import org.msift.ship.loss.MeanAbsoluteLoss;
import org.msift.ship.network.InteractionKind;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

class ShipFusionTest {

  /** Those of the kind SHIP are compared with the official network's. */
  @ParameterizedTest
  @CsvSource({"SHIP_PLUS_PLUS, 1, 3", "OMNI, 2, 2"})
  void gradientsOfTheWholeNetworkAreThoseOfDifferences(
      InteractionKind kind, int blocks, int order) {
    ShipFusion network =
        ShipFusion.builder().features(2).blocks(blocks).order(order).interaction(kind).build();
    GraphSettings settings = GraphSettings.of(4).with(DataType.DOUBLE);
    Loss loss = new MeanAbsoluteLoss();
    ComputationGraph training = network.trainingGraph(settings, loss);
    MultiDataSet data =
        new MultiDataSet(new INDArray[] {image(0), image(1)}, new INDArray[] {image(2)});
    double moving =
        NetworkGradientCheck.run(training, network.inferenceGraph(settings), loss, data, 5);
    assertThat(moving).isGreaterThan(0.9);
  }

  private static INDArray image(int which) {
    double[] values = new double[4 * 4];
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.5 + 0.4 * Math.sin(0.7 * i + 1.3 * which + 0.011 * i * i);
    }
    return Nd4j.createFromArray(values).reshape(1, 4, 4, 1);
  }
}
