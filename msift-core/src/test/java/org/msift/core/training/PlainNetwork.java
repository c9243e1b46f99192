package org.msift.core.training;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.dataset.DataSet;

/** {@link SmallGraph} and its training written out in plain Java, to compare with. */
final class PlainNetwork {

  private final double[][] w1;
  private final double[] b1;
  private final double[][] w2;
  private final double[] b2;
  private final double[][] velocities;

  PlainNetwork(ComputationGraph graph) {
    w1 = graph.getParam("hidden_W").toDoubleMatrix();
    b1 = graph.getParam("hidden_b").toDoubleVector();
    w2 = graph.getParam("output_W").toDoubleMatrix();
    b2 = graph.getParam("output_b").toDoubleVector();
    velocities = new double[w1.length + w2.length + 2][];
  }

  double[][] hiddenWeights() {
    return w1;
  }

  double[][] outputWeights() {
    return w2;
  }

  double[] outputBias() {
    return b2;
  }

  /** One step of momentum on the mean squared error over batch and outputs. */
  void step(DataSet data, double learningRate, double momentum) {
    double[][] inputs = data.getFeatures().toDoubleMatrix();
    double[][] targets = data.getLabels().toDoubleMatrix();
    double[][] gW1 = new double[w1.length][b1.length];
    double[] gB1 = new double[b1.length];
    double[][] gW2 = new double[w2.length][b2.length];
    double[] gB2 = new double[b2.length];
    for (int n = 0; n < inputs.length; n++) {
      addGradient(inputs[n], targets[n], inputs.length, gW1, gB1, gW2, gB2);
    }
    int row = 0;
    for (int i = 0; i < w1.length; i++) {
      update(row++, w1[i], gW1[i], learningRate, momentum);
    }
    for (int i = 0; i < w2.length; i++) {
      update(row++, w2[i], gW2[i], learningRate, momentum);
    }
    update(row++, b1, gB1, learningRate, momentum);
    update(row, b2, gB2, learningRate, momentum);
  }

  private void addGradient(
      double[] x,
      double[] target,
      int batch,
      double[][] gW1,
      double[] gB1,
      double[][] gW2,
      double[] gB2) {
    double[] hidden = affine(x, w1, b1);
    for (int h = 0; h < hidden.length; h++) {
      hidden[h] = Math.tanh(hidden[h]);
    }
    double[] y = affine(hidden, w2, b2);
    double[] gHidden = new double[hidden.length];
    for (int o = 0; o < y.length; o++) {
      double g = 2 * (y[o] - target[o]) / y.length / batch;
      gB2[o] += g;
      for (int h = 0; h < hidden.length; h++) {
        gW2[h][o] += g * hidden[h];
        gHidden[h] += g * w2[h][o];
      }
    }
    for (int h = 0; h < hidden.length; h++) {
      double g = gHidden[h] * (1 - hidden[h] * hidden[h]);
      gB1[h] += g;
      for (int i = 0; i < x.length; i++) {
        gW1[i][h] += g * x[i];
      }
    }
  }

  private static double[] affine(double[] x, double[][] weights, double[] bias) {
    double[] y = bias.clone();
    for (int i = 0; i < x.length; i++) {
      for (int o = 0; o < y.length; o++) {
        y[o] += x[i] * weights[i][o];
      }
    }
    return y;
  }

  private void update(
      int row, double[] parameters, double[] gradient, double rate, double momentum) {
    if (velocities[row] == null) {
      velocities[row] = new double[parameters.length];
    }
    for (int i = 0; i < parameters.length; i++) {
      velocities[row][i] = momentum * velocities[row][i] + gradient[i];
      parameters[i] -= rate * velocities[row][i];
    }
  }
}
