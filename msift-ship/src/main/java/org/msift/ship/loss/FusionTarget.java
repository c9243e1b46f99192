package org.msift.ship.loss;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The label array of a fusion loss, band by band: visible luminance, infrared and, for some losses,
 * a mask, each of N · H · W values.
 *
 * <p>Losses of one-band images are a few passes over a hundredth of what the network computes; they
 * are written as plain loops.
 */
final class FusionTarget {

  private final int bands;
  private final double[] values;

  FusionTarget(INDArray target) {
    bands = (int) target.size(3);
    values = vector(target);
  }

  /** All values of an array in row-major order. */
  static double[] vector(INDArray array) {
    return array.dup('c').reshape(new long[] {array.length()}).toDoubleVector();
  }

  static void check(String loss, int bands, long[] prediction, long[] target) {
    long[] expected = prediction.clone();
    expected[expected.length - 1] = bands;
    if (prediction.length != 4 || prediction[3] != 1 || !Arrays.equals(expected, target)) {
      throw new IllegalArgumentException(
          loss
              + " compares a fused luminance [N, H, W, 1] with labels [N, H, W, "
              + bands
              + "] (visible, infrared"
              + (bands > 2 ? ", mask" : "")
              + "), but got "
              + Arrays.toString(prediction)
              + " and "
              + Arrays.toString(target));
    }
  }

  static void checkBands(String loss, long[] prediction, long[] target) {
    if (prediction.length != 4 || !Arrays.equals(prediction, target)) {
      throw new IllegalArgumentException(
          loss
              + " compares an image [N, H, W, B] with a reference of its shape, but got "
              + Arrays.toString(prediction)
              + " and "
              + Arrays.toString(target));
    }
  }

  int length() {
    return values.length / bands;
  }

  double visible(int pixel) {
    return values[pixel * bands];
  }

  double infrared(int pixel) {
    return values[pixel * bands + 1];
  }

  double mask(int pixel) {
    return values[pixel * bands + 2];
  }

  double[] visible() {
    return band(0);
  }

  double[] infrared() {
    return band(1);
  }

  private double[] band(int band) {
    double[] result = new double[length()];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i * bands + band];
    }
    return result;
  }

  double maximum(int pixel) {
    return Math.max(visible(pixel), infrared(pixel));
  }
}
