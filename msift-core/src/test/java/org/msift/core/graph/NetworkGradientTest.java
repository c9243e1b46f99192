package org.msift.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.gradientcheck.GradientCheckUtil.GraphConfig;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

class NetworkGradientTest {

  private final DataType usual = Nd4j.dataType();

  @BeforeEach
  void useDouble() {
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
  }

  @AfterEach
  void useWhatWasUsedBefore() {
    Nd4j.setDefaultDataTypes(usual, usual);
  }

  @Test
  void theGradientOfAWholeNetworkIsThatOfDifferences() {
    ComputationGraph graph = SmallNetwork.create(SmallNetwork.settings().with(new NoOp()));
    MultiDataSet data = SmallNetwork.data(1, 2);

    GraphConfig check =
        new GraphConfig()
            .net(graph)
            .inputs(data.getFeatures())
            .labels(data.getLabels())
            .epsilon(1e-6)
            .maxRelError(1e-5)
            .minAbsoluteError(1e-9);
    assertThat(GradientCheckUtil.checkGradients(check)).isTrue();
  }
}
