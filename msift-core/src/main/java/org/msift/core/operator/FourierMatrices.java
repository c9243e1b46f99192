package org.msift.core.operator;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The constant matrices of a {@link FourierPlan} of length n1 · n2.
 *
 * @param forward for the real and the imaginary input plane, the first stage [2 · n1, n1], rows
 *     (k1, part)
 * @param backward the same, scaled by 1/n: their transposes go back
 * @param forwardPair both side by side, for two planes in one array: [2 · n1, 2 · n1]
 * @param backwardPair the same, scaled by 1/n
 * @param planes for the real and the imaginary output plane, the second stage [n1, n2, 2 · n2],
 *     columns (part, b)
 * @param triples the second stage to (real, imaginary, sum), [n1, 3 · n2, 2 · n2]
 * @param fromTriples back from products of triples, [n1, 2 · n2, 3 · n2]
 */
record FourierMatrices(
    INDArray[] forward,
    INDArray[] backward,
    INDArray forwardPair,
    INDArray backwardPair,
    INDArray[] planes,
    INDArray triples,
    INDArray fromTriples) {

  static FourierMatrices of(int first, int second, boolean conjugate, DataType type) {
    int sign = conjugate ? -1 : 1;
    double[][][] real = new double[first][second][2 * second];
    double[][][] imaginary = new double[first][second][2 * second];
    double[][][] triples = new double[first][3 * second][2 * second];
    double[][][] fromTriples = new double[first][2 * second][3 * second];
    for (int k1 = 0; k1 < first; k1++) {
      for (int k2 = 0; k2 < second; k2++) {
        for (int b = 0; b < second; b++) {
          double angle = sign * angle(b * (k1 + (long) first * k2), first * second);
          real[k1][k2][b] = Math.cos(angle);
          real[k1][k2][second + b] = Math.sin(angle);
          imaginary[k1][k2][b] = -Math.sin(angle);
          imaginary[k1][k2][second + b] = Math.cos(angle);
        }
        for (int column = 0; column < 2 * second; column++) {
          double toReal = real[k1][k2][column];
          double toImaginary = imaginary[k1][k2][column];
          triples[k1][k2][column] = toReal;
          triples[k1][second + k2][column] = toImaginary;
          triples[k1][2 * second + k2][column] = toReal + toImaginary;
          // Of products m0, m1, m2 the real part is m0 − m1, the imaginary part m2 − m0 − m1.
          fromTriples[k1][column][k2] = toReal - toImaginary;
          fromTriples[k1][column][second + k2] = -toReal - toImaginary;
          fromTriples[k1][column][2 * second + k2] = toImaginary;
        }
      }
    }
    double[][][] forward = firstStage(first, sign, 1);
    double[][][] backward = firstStage(first, sign, 1.0 / (first * second));
    return new FourierMatrices(
        new INDArray[] {array(forward[0], type), array(forward[1], type)},
        new INDArray[] {array(backward[0], type), array(backward[1], type)},
        array(sideBySide(forward), type),
        array(sideBySide(backward), type),
        new INDArray[] {array(real, type), array(imaginary, type)},
        array(triples, type),
        array(fromTriples, type));
  }

  private static double[][][] firstStage(int first, int sign, double scale) {
    double[][] real = new double[2 * first][first];
    double[][] imaginary = new double[2 * first][first];
    for (int k1 = 0; k1 < first; k1++) {
      for (int a = 0; a < first; a++) {
        double angle = sign * angle((long) k1 * a, first);
        double cosine = scale * Math.cos(angle);
        double sine = scale * Math.sin(angle);
        real[2 * k1][a] = cosine;
        real[2 * k1 + 1][a] = -sine;
        imaginary[2 * k1][a] = sine;
        imaginary[2 * k1 + 1][a] = cosine;
      }
    }
    return new double[][][] {real, imaginary};
  }

  private static double[][] sideBySide(double[][][] pair) {
    int columns = pair[0][0].length;
    double[][] joined = new double[pair[0].length][];
    for (int row = 0; row < joined.length; row++) {
      joined[row] = Arrays.copyOf(pair[0][row], 2 * columns);
      System.arraycopy(pair[1][row], 0, joined[row], columns, columns);
    }
    return joined;
  }

  private static double angle(long numerator, int length) {
    return 2 * Math.PI * (numerator % length) / length;
  }

  private static INDArray array(Object values, DataType type) {
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
