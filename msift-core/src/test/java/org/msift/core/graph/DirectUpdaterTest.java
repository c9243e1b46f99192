package org.msift.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Adam;

class DirectUpdaterTest {

  private final MultiDataSet data = SmallNetwork.data(1, 2);

  @Test
  void takesTheStepsOfTheOriginal() {
    ComputationGraph original = create();
    ComputationGraph direct = create();
    DirectUpdater.install(direct);

    SmallNetwork.fit(original, data, 3);
    SmallNetwork.fit(direct, data, 3);

    assertThat(direct.params()).isEqualTo(original.params());
    assertThat(direct.updaterState()).isEqualTo(original.updaterState());
  }

  @Test
  void goesOnWithTheStateOfTheOriginal() {
    ComputationGraph original = create();
    ComputationGraph direct = create();
    SmallNetwork.fit(original, data, 4);

    SmallNetwork.fit(direct, data, 2);
    DirectUpdater.install(direct);
    SmallNetwork.fit(direct, data, 2);

    assertThat(direct.params()).isEqualTo(original.params());
  }

  private static ComputationGraph create() {
    return SmallNetwork.create(
        SmallNetwork.settings().with(new Adam(0.01)).with(WeightDecayPolicy.weights(0.1)));
  }
}
