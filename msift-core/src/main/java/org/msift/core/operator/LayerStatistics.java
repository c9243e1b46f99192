package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Layer normalisation of single-precision rows in one pass over main memory, and its gradient.
 *
 * @param mean mean of each row, [R, 1]
 * @param inverse 1 / sqrt(variance + epsilon) of each row, [R, 1]
 */
record LayerStatistics(INDArray mean, INDArray inverse) {

  /** Independent sums: one alone would wait for each addition. */
  private static final int LANES = 8;

  /** Writes the statistics and the normalised rows. */
  void normalize(INDArray rows, INDArray gamma, INDArray beta, double epsilon, INDArray result) {
    int features = rows.columns();
    float[] scale = new HostFloats(gamma).all();
    float[] shift = new HostFloats(beta).all();
    float[] means = new float[rows.rows()];
    float[] inverses = new float[rows.rows()];
    HostFloats output = new HostFloats(result);
    new HostFloats(rows)
        .forEachPiece(
            features,
            (from, values, length) -> {
              int row = (int) (from / features);
              for (int start = 0; start < length; start += features, row++) {
                float average = sum(values, start, features) / features;
                subtract(values, start, features, average);
                float variance = product(values, values, start, features) / features;
                float factor = (float) (1 / Math.sqrt(variance + epsilon));
                means[row] = average;
                inverses[row] = factor;
                for (int i = 0; i < features; i++) {
                  values[start + i] = values[start + i] * factor * scale[i] + shift[i];
                }
              }
              output.write(from, values, length);
            });
    new HostFloats(mean).write(0, means, means.length);
    new HostFloats(inverse).write(0, inverses, inverses.length);
  }

  /** Writes the gradients of the rows, of gamma and of beta. */
  void backward(
      INDArray rows,
      INDArray outer,
      INDArray gamma,
      INDArray result,
      INDArray gammaGradient,
      INDArray betaGradient) {
    int features = rows.columns();
    float[] scale = new HostFloats(gamma).all();
    float[] means = new HostFloats(mean).all();
    float[] inverses = new HostFloats(inverse).all();
    float[] scales = new float[features];
    float[] shifts = new float[features];
    float[] gradients = new float[HostFloats.pieceLength(features)];
    HostFloats incoming = new HostFloats(outer);
    HostFloats output = new HostFloats(result);
    new HostFloats(rows)
        .forEachPiece(
            features,
            (from, values, length) -> {
              incoming.read(from, gradients, length);
              int row = (int) (from / features);
              for (int start = 0; start < length; start += features, row++) {
                for (int i = 0; i < features; i++) {
                  float normalized = (values[start + i] - means[row]) * inverses[row];
                  float gradient = gradients[start + i];
                  scales[i] += gradient * normalized;
                  shifts[i] += gradient;
                  values[start + i] = normalized;
                  gradients[start + i] = gradient * scale[i];
                }
                row(values, gradients, start, features, inverses[row]);
              }
              output.write(from, gradients, length);
            });
    new HostFloats(gammaGradient).write(0, scales, features);
    new HostFloats(betaGradient).write(0, shifts, features);
  }

  /** g becomes (g − mean(g) − x̂ · mean(g · x̂)) / deviation. */
  private static void row(
      float[] normalized, float[] gradients, int start, int features, float inverse) {
    float average = sum(gradients, start, features) / features;
    float slope = product(gradients, normalized, start, features) / features;
    for (int i = start; i < start + features; i++) {
      gradients[i] = (gradients[i] - average - normalized[i] * slope) * inverse;
    }
  }

  private static void subtract(float[] values, int start, int length, float subtrahend) {
    for (int i = start; i < start + length; i++) {
      values[i] -= subtrahend;
    }
  }

  private static float sum(float[] values, int start, int length) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float e = 0;
    float f = 0;
    float g = 0;
    float h = 0;
    int i = start;
    for (; i <= start + length - LANES; i += LANES) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
      e += values[i + 4];
      f += values[i + 5];
      g += values[i + 6];
      h += values[i + 7];
    }
    for (; i < start + length; i++) {
      a += values[i];
    }
    return (a + b) + (c + d) + ((e + f) + (g + h));
  }

  private static float product(float[] x, float[] y, int start, int length) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float e = 0;
    float f = 0;
    float g = 0;
    float h = 0;
    int i = start;
    for (; i <= start + length - LANES; i += LANES) {
      a += x[i] * y[i];
      b += x[i + 1] * y[i + 1];
      c += x[i + 2] * y[i + 2];
      d += x[i + 3] * y[i + 3];
      e += x[i + 4] * y[i + 4];
      f += x[i + 5] * y[i + 5];
      g += x[i + 6] * y[i + 6];
      h += x[i + 7] * y[i + 7];
    }
    for (; i < start + length; i++) {
      a += x[i] * y[i];
    }
    return (a + b) + (c + d) + ((e + f) + (g + h));
  }
}
