package org.msift.core.operator;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The constant matrices of a {@link FourierPlan} of length n1 · n2.
 *
 * @param first n1
 * @param second n2
 * @param kept number of first-stage frequencies: n1, or n1/2 + 1 for real input
 * @param type element type
 */
record FourierMatrices(int first, int second, int kept, DataType type) {

  /** The first stage of real input, or the one whose transpose goes back to a real output. */
  INDArray[] firstStageReal(boolean backward) {
    double[][] matrix = firstStage(0);
    if (backward) {
      for (int row = 0; row < matrix.length; row++) {
        int k1 = row / 2;
        // Conjugate frequencies that were not computed count through their partners.
        boolean alone = k1 == 0 || 2 * k1 == first;
        scale(matrix[row], (alone ? 1.0 : 2.0) / (first * second));
      }
    }
    return new INDArray[] {array(matrix)};
  }

  /**
   * The first stage of a real and an imaginary input plane, or the ones whose transposes go back.
   */
  INDArray[] firstStageComplex(boolean backward) {
    double[][] real = firstStage(0);
    double[][] imaginary = firstStage(Math.PI / 2);
    if (backward) {
      for (int row = 0; row < real.length; row++) {
        scale(real[row], 1.0 / (first * second));
        scale(imaginary[row], 1.0 / (first * second));
      }
    }
    return new INDArray[] {array(real), array(imaginary)};
  }

  /** Rows (k1, real or imaginary part), columns a: exp(i · (phase − 2π · k1 · a / n1)). */
  private double[][] firstStage(double phase) {
    double[][] matrix = new double[2 * kept][first];
    for (int k1 = 0; k1 < kept; k1++) {
      for (int a = 0; a < first; a++) {
        double angle = phase - angle((long) k1 * a, first);
        matrix[2 * k1][a] = Math.cos(angle);
        matrix[2 * k1 + 1][a] = Math.sin(angle);
      }
    }
    return matrix;
  }

  /** For the real and the imaginary output plane: for each k1, rows k2, columns (part, b). */
  INDArray[] secondStage() {
    double[][][] real = new double[kept][second][2 * second];
    double[][][] imaginary = new double[kept][second][2 * second];
    for (int k1 = 0; k1 < kept; k1++) {
      for (int k2 = 0; k2 < second; k2++) {
        for (int b = 0; b < second; b++) {
          double angle = angle(b * (k1 + (long) first * k2), first * second);
          real[k1][k2][b] = Math.cos(angle);
          real[k1][k2][second + b] = Math.sin(angle);
          imaginary[k1][k2][b] = -Math.sin(angle);
          imaginary[k1][k2][second + b] = Math.cos(angle);
        }
      }
    }
    return new INDArray[] {array(real), array(imaginary)};
  }

  private static double angle(long numerator, int length) {
    return 2 * Math.PI * (numerator % length) / length;
  }

  private static void scale(double[] row, double factor) {
    for (int column = 0; column < row.length; column++) {
      row[column] *= factor;
    }
  }

  private INDArray array(Object values) {
    MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces();
    try {
      INDArray array =
          values instanceof double[][][] batch
              ? Nd4j.createFromArray(batch)
              : Nd4j.createFromArray((double[][]) values);
      return array.castTo(type);
    } finally {
      outside.close();
    }
  }
}
