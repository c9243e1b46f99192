package org.msift.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.msift.core.checkpoint.Role;
import org.msift.core.checkpoint.Safetensors;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.checkpoint.Tensor;
import org.msift.core.graph.GraphParameters;
import org.msift.core.graph.GraphSettings;
import org.msift.ship.loss.FusionLoss;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A small network with seeded weights against golden numbers in the test resources, everywhere:
 * output, losses and, for each parameter, two projections of its gradient. The numbers were made by
 * this library and agree with an independent implementation in PyTorch (double precision, automatic
 * differentiation) to 1e-12.
 */
class SeededShipGoldenTest {

  static final ShipFusion NETWORK = ShipFusion.builder().features(2).blocks(2).order(3).build();
  static final long SEED = 5;

  private static StateDict golden;
  private static ComputationGraph graph;
  private static INDArray output;

  @BeforeAll
  static void run() throws URISyntaxException {
    golden =
        Safetensors.read(
            Path.of(
                SeededShipGoldenTest.class.getResource("seeded-ship-golden.safetensors").toURI()));
    graph = trained();
    output = graph.feedForward(false).get("refinement.last");
  }

  /** A training graph with gradients of the published loss on the golden inputs. */
  static ComputationGraph trained() {
    ComputationGraph graph =
        NETWORK.trainingGraph(GraphSettings.of(SEED).with(DataType.DOUBLE), FusionLoss.PUBLISHED);
    graph.setInputs(band(0), band(1));
    graph.setLabels(Nd4j.concat(3, band(0), band(1), band(2)));
    graph.computeGradientAndScore();
    graph.setInputs(band(0), band(1));
    return graph;
  }

  /** Two images of 9 x 7: visible, infrared or mask. */
  static INDArray band(int which) {
    double[] values = new double[2 * 9 * 7];
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.5 + 0.5 * Math.sin(0.7 * i + 1.3 * which + 0.01 * i * i);
    }
    return Nd4j.createFromArray(values).reshape(2, 9, 7, 1);
  }

  /** The sum of a gradient, and its sum with weights 1, 1/2, 1/3 … */
  static double[] projections(Tensor gradient) {
    double sum = 0;
    double weighted = 0;
    double[] values = gradient.toDoubles();
    for (int i = 0; i < values.length; i++) {
      sum += values[i];
      weighted += values[i] / (i + 1);
    }
    return new double[] {sum, weighted};
  }

  @Test
  void outputIsGolden() {
    assertThat(output.ravel().toDoubleVector())
        .containsExactly(golden.get("output").toDoubles(), within(1e-11));
  }

  @Test
  void lossIsGolden() {
    assertThat(graph.score()).isCloseTo(golden.get("loss").toDoubles()[0], within(1e-10));
  }

  @Test
  void gradientsAreGolden() {
    for (String name : NETWORK.parameterMap().names(Role.TRAINABLE)) {
      Tensor gradient = GraphParameters.tensor(graph.gradient().getGradientFor(name));
      assertThat(projections(gradient))
          .as(name)
          .containsExactly(golden.get("gradient." + name).toDoubles(), within(1e-10));
    }
  }
}
