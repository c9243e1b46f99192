package org.msift.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.msift.core.SharedFiles;
import org.msift.core.checkpoint.CheckpointFile;
import org.msift.core.checkpoint.ParameterMap;
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

/** Losses and the gradient of every parameter against the official network in double precision. */
class ShipGradientGoldenTest {

  private static final double RELATIVE = 1e-6;
  private static final double FLOOR = 1e-12;

  private static StateDict golden;
  private static ComputationGraph graph;

  @BeforeAll
  static void computeGradients() {
    golden = Safetensors.read(SharedFiles.require("golden/ship/gradients.safetensors"));
    StateDict official = CheckpointFile.read(SharedFiles.require("golden/ship/SHIP_model.pth"));
    graph =
        ShipFusion.PUBLISHED.trainingGraph(
            GraphSettings.of(1).with(DataType.DOUBLE),
            FusionLoss.PUBLISHED,
            ShipFusion.PUBLISHED.parameterMap().toOurs(official));
    graph.setInputs(images("input.luminance"), images("input.infrared"));
    graph.setLabels(labels());
    graph.computeGradientAndScore();
  }

  @Test
  void lossesAreThoseOfTheOfficialNetwork() {
    FusionLoss.Terms terms = FusionLoss.PUBLISHED.terms(images("output.raw"), labels());

    assertThat(terms.mask()).isCloseTo(scalar("loss.mask"), within(1e-9));
    assertThat(terms.maximum()).isCloseTo(scalar("loss.maximum"), within(1e-9));
    assertThat(terms.gradient()).isCloseTo(scalar("loss.gradient"), within(1e-9));
    assertThat(graph.score()).isCloseTo(scalar("loss.total"), within(1e-8));
  }

  @Test
  void gradientsOfAllParametersAreThoseOfTheOfficialNetwork() {
    ParameterMap map = ShipFusion.PUBLISHED.parameterMap();
    StateDict gradients = map.toOfficial(gradients(map));
    int compared = 0;
    for (var entry : map.entries()) {
      if (entry.role() == Role.TRAINABLE) {
        compare(entry.officialName(), gradients.get(entry.officialName()));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(476);
  }

  private static void compare(String name, Tensor ours) {
    double[] expected = golden.get("grad." + name).toDoubles();
    double[] actual = ours.toDoubles();
    double largest = FLOOR;
    for (double value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i])
          .as("gradient %d of %s", i, name)
          .isCloseTo(expected[i], within(Math.max(FLOOR, RELATIVE * largest)));
    }
  }

  private static StateDict gradients(ParameterMap map) {
    StateDict.Builder gradients = StateDict.builder();
    StateDict values = ShipFusion.PUBLISHED.stateDict(graph);
    for (var entry : map.entries()) {
      String name = entry.name();
      gradients.put(
          name,
          entry.role() == Role.TRAINABLE
              ? GraphParameters.tensor(graph.gradient().getGradientFor(name))
              : values.get(name));
    }
    return gradients.build();
  }

  private static double scalar(String name) {
    return golden.get(name).toDoubles()[0];
  }

  private static INDArray labels() {
    return Nd4j.concat(
        3, images("input.luminance"), images("input.infrared"), images("input.mask"));
  }

  private static INDArray images(String name) {
    Tensor tensor = golden.get(name);
    return Nd4j.createFromArray(tensor.toDoubles())
        .reshape(tensor.shape())
        .permute(0, 2, 3, 1)
        .dup('c');
  }
}
