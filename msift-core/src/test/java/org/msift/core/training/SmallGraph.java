package org.msift.core.training;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A graph of two dense layers, tanh between, and data to fit it to. */
final class SmallGraph {

  static final int INPUTS = 3;
  static final int HIDDEN = 4;
  static final int OUTPUTS = 2;
  static final int BATCH = 5;

  private SmallGraph() {}

  static ComputationGraph create(IUpdater updater) {
    return initialised(
        settings(updater)
            .graphBuilder()
            .addInputs("input")
            .addLayer("hidden", hidden(), "input")
            .addLayer("output", output(), "hidden"));
  }

  static ComputationGraph initialised(GraphBuilder builder) {
    ComputationGraph graph = new ComputationGraph(builder.setOutputs("output").build());
    graph.init();
    return graph;
  }

  static NeuralNetConfiguration.Builder settings(IUpdater updater) {
    return new NeuralNetConfiguration.Builder().seed(7).dataType(DataType.DOUBLE).updater(updater);
  }

  static DenseLayer hidden() {
    return new DenseLayer.Builder().nIn(INPUTS).nOut(HIDDEN).activation(Activation.TANH).build();
  }

  static OutputLayer output() {
    return new OutputLayer.Builder(LossFunction.MSE)
        .nIn(HIDDEN)
        .nOut(OUTPUTS)
        .activation(Activation.IDENTITY)
        .build();
  }

  /** Smooth numbers times a scale: large targets make a large loss. */
  static DataSet data(double targetScale) {
    double[][] inputs = new double[BATCH][INPUTS];
    double[][] targets = new double[BATCH][OUTPUTS];
    for (int n = 0; n < BATCH; n++) {
      for (int i = 0; i < INPUTS; i++) {
        inputs[n][i] = Math.sin(1 + 3 * n + 2 * i);
      }
      for (int o = 0; o < OUTPUTS; o++) {
        targets[n][o] = targetScale * Math.cos(n - 2 * o);
      }
    }
    return new DataSet(Nd4j.create(inputs), Nd4j.create(targets));
  }
}
