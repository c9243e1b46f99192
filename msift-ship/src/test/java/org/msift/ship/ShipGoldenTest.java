package org.msift.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.msift.core.SharedFiles;
import org.msift.core.checkpoint.CheckpointFile;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.graph.GraphSettings;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ShipGoldenTest {

  @Test
  void stagesHaveTheGoldenNumbersInDouble() {
    StateDict official = CheckpointFile.read(SharedFiles.require("golden/ship/SHIP_model.pth"));
    StateDict weights = ShipFusion.PUBLISHED.parameterMap().toOurs(official);
    ComputationGraph graph =
        ShipFusion.PUBLISHED.inferenceGraph(GraphSettings.of(1).with(DataType.DOUBLE), weights);
    assertThat(graph.numParams()).isEqualTo(547_509);
    INDArray visible = Nd4j.create(DataType.DOUBLE, 1, 32, 32, 1);
    INDArray infrared = Nd4j.create(DataType.DOUBLE, 1, 32, 32, 1);
    for (int y = 0; y < 32; y++) {
      for (int x = 0; x < 32; x++) {
        visible.putScalar(0, y, x, 0, 0.5 + 0.5 * Math.sin(0.37 * x + 0.21 * y));
        infrared.putScalar(0, y, x, 0, 0.5 + 0.5 * Math.cos(0.13 * x - 0.29 * y));
      }
    }
    Map<String, INDArray> stages = graph.feedForward(new INDArray[] {visible, infrared}, false);
    for (String name :
        new String[] {
          "visible.block2.sum",
          "infrared.block2.sum",
          "interaction1.spatial.sum",
          "fusion.reduce",
          "refinement.last"
        }) {
      INDArray stage = stages.get(name);
      System.out.println(name + " " + stage.meanNumber() + " " + stage.minNumber());
    }
    assertThat(stages.get("refinement.last").sumNumber().doubleValue())
        .isCloseTo(634.8536359840, within(1e-8));
  }
}
