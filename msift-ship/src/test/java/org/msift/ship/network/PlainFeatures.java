package org.msift.ship.network;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Features of one image as plain numbers, and what networks do with them written as loops.
 *
 * @param height H
 * @param width W
 * @param values one row of C numbers for each pixel
 */
record PlainFeatures(int height, int width, double[]... values) {

  interface Pairwise {
    double of(double a, double b);
  }

  static PlainFeatures of(INDArray image) {
    int height = (int) image.size(1);
    int width = (int) image.size(2);
    return new PlainFeatures(
        height, width, image.reshape(height * width, image.size(3)).toDoubleMatrix());
  }

  INDArray array() {
    return Nd4j.createFromArray(values).reshape(1, height, width, values[0].length);
  }

  PlainFeatures with(PlainFeatures other, Pairwise function) {
    return map(
        (pixel, c) -> function.of(values[pixel][c], other.values[pixel][c]), values[0].length);
  }

  PlainFeatures plus(PlainFeatures other) {
    return with(other, Double::sum);
  }

  PlainFeatures times(PlainFeatures other) {
    return with(other, (a, b) -> a * b);
  }

  PlainFeatures rectified() {
    return with(this, (a, b) -> Math.max(0, a));
  }

  /** Channels of this, then of the other. */
  PlainFeatures beside(PlainFeatures other) {
    int first = values[0].length;
    return map(
        (pixel, c) -> c < first ? values[pixel][c] : other.values[pixel][c - first],
        first + other.values[0].length);
  }

  /** Weights [k, k, in, out], zero padding. */
  PlainFeatures convolved(INDArray weight, INDArray bias) {
    int reach = (int) weight.size(0) / 2;
    return map(
        (pixel, c) -> {
          double sum = bias.getDouble(c);
          for (int dy = -reach; dy <= reach; dy++) {
            for (int dx = -reach; dx <= reach; dx++) {
              int y = pixel / width + dy;
              int x = pixel % width + dx;
              if (y >= 0 && y < height && x >= 0 && x < width) {
                for (int in = 0; in < values[0].length; in++) {
                  sum +=
                      weight.getDouble(dy + reach, dx + reach, in, c) * values[y * width + x][in];
                }
              }
            }
          }
          return sum;
        },
        (int) weight.size(3));
  }

  /** Σ_q this[q] · other[p − q], around the edges. */
  PlainFeatures circular(PlainFeatures other) {
    return map(
        (pixel, c) -> {
          double sum = 0;
          for (int q = 0; q < values.length; q++) {
            int y = Math.floorMod(pixel / width - q / width, height);
            int x = Math.floorMod(pixel % width - q % width, width);
            sum += values[q][c] * other.values[y * width + x][c];
          }
          return sum;
        },
        values[0].length);
  }

  PlainFeatures normalized(INDArray scale, INDArray shift) {
    return map(
        (pixel, c) -> {
          double[] row = values[pixel];
          double mean = Arrays.stream(row).average().orElseThrow();
          double variance =
              Arrays.stream(row).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
          return (row[c] - mean) / Math.sqrt(variance + 1e-5) * scale.getDouble(c)
              + shift.getDouble(c);
        },
        values[0].length);
  }

  private interface At {
    double of(int pixel, int channel);
  }

  private PlainFeatures map(At value, int channels) {
    double[][] result =
        IntStream.range(0, values.length)
            .mapToObj(
                pixel ->
                    IntStream.range(0, channels).mapToDouble(c -> value.of(pixel, c)).toArray())
            .toArray(double[][]::new);
    return new PlainFeatures(height, width, result);
  }
}
