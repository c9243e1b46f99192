package org.msift.core.operator;

import java.util.Arrays;
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

  /** Writes the gradients of the rows, of gamma and of beta. */
  void backward(
      INDArray rows,
      INDArray outer,
      INDArray gamma,
      INDArray result,
      INDArray gammaGradient,
      INDArray betaGradient) {
    int features = rows.columns();
    HostFloats input = new HostFloats(rows);
    long pieces = input.pieces(features);
    int parts = HostFloats.parts(pieces);
    float[][] scaleSums = new float[parts][];
    float[][] shiftSums = new float[parts][];
    RowGradients gradients =
        new RowGradients(
            new HostFloats(outer),
            new HostFloats(result),
            new HostFloats(mean).all(),
            new HostFloats(inverse).all(),
            HostFloats.tiled(new HostFloats(gamma).all()),
            features);
    HostFloats.split(
        pieces,
        (part, from, to) -> {
          scaleSums[part] = new float[features];
          shiftSums[part] = new float[features];
          gradients.write(input, from, to, scaleSums[part], shiftSums[part]);
        });
    new HostFloats(gammaGradient).write(0, total(scaleSums), features);
    new HostFloats(betaGradient).write(0, total(shiftSums), features);
  }

  private static float[] total(float[]... parts) {
    float[] total = parts[0];
    for (int part = 1; part < parts.length; part++) {
      for (int i = 0; i < total.length; i++) {
        total[i] += parts[part][i];
      }
    }
    return total;
  }

  /** One value for each row, written at all places of the row. */
  private static void spread(
      float[] byRow, int firstRow, int features, float[] values, int length) {
    for (int start = 0; start < length; start += features) {
      Arrays.fill(values, start, start + features, byRow[firstRow + start / features]);
    }
  }

  /** Gradients of some rows. */
  private record RowGradients(
      HostFloats outer,
      HostFloats result,
      float[] means,
      float[] inverses,
      float[] scales,
      int features) {

    void write(HostFloats rows, long from, long to, float[] scaleSums, float[] shiftSums) {
      int most = HostFloats.pieceLength(features);
      float[] gradients = new float[most];
      float[] factors = new float[most];
      float[] slopes = new float[most];
      rows.forEachPiece(
          features,
          from,
          to,
          (position, normalized, length) -> {
            outer.read(position, gradients, length);
            int row = (int) (position / features);
            normalize(normalized, row, length, factors);
            for (int start = 0; start < length; start += features) {
              sum(normalized, gradients, start, scaleSums, shiftSums);
            }
            for (int i = 0; i < length; i++) {
              gradients[i] *= scales[i];
            }
            finish(normalized, gradients, row, length, factors, slopes);
            result.write(position, gradients, length);
          });
    }

    private void normalize(float[] values, int row, int length, float[] factors) {
      spread(means, row, features, factors, length);
      for (int i = 0; i < length; i++) {
        values[i] -= factors[i];
      }
      spread(inverses, row, features, factors, length);
      for (int i = 0; i < length; i++) {
        values[i] *= factors[i];
      }
    }

    private static void sum(
        float[] normalized, float[] gradients, int start, float[] scaleSums, float[] shiftSums) {
      for (int i = 0; i < scaleSums.length; i++) {
        scaleSums[i] += gradients[start + i] * normalized[start + i];
      }
      for (int i = 0; i < shiftSums.length; i++) {
        shiftSums[i] += gradients[start + i];
      }
    }

    /** g becomes (g − mean(g) − x̂ · mean(g · x̂)) / deviation. */
    private void finish(
        float[] normalized,
        float[] gradients,
        int row,
        int length,
        float[] averages,
        float[] slopes) {
      for (int start = 0; start < length; start += features) {
        float average = LayerStatistics.sum(gradients, start, features) / features;
        float slope = product(gradients, normalized, start, features) / features;
        Arrays.fill(averages, start, start + features, average);
        Arrays.fill(slopes, start, start + features, slope);
      }
      for (int i = 0; i < length; i++) {
        gradients[i] -= averages[i] + normalized[i] * slopes[i];
      }
      spread(inverses, row, features, averages, length);
      for (int i = 0; i < length; i++) {
        gradients[i] *= averages[i];
      }
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
