package org.msift.core.operator;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Checks of shapes at the door of operators. */
final class Shapes {

  private Shapes() {}

  /** Whether an array is row-major and without gaps. */
  static boolean isContiguous(INDArray array) {
    long expected = 1;
    for (int axis = array.rank() - 1; axis >= 0; axis--) {
      if (array.size(axis) != 1 && array.stride(axis) != expected) {
        return false;
      }
      expected *= array.size(axis);
    }
    return true;
  }

  /** The shapes of arrays. */
  static long[][] of(INDArray... arrays) {
    return Arrays.stream(arrays).map(INDArray::shape).toArray(long[][]::new);
  }

  /** The number of inputs. */
  static void requireCount(Operator operator, long[][] inputs, int count) {
    if (inputs.length != count) {
      throw new IllegalArgumentException(
          operator + " takes " + count + " inputs, but got " + inputs.length);
    }
  }

  /** An image array [N, H, W, C] without empty dimensions. */
  static long[] requireImages(Operator operator, long[] shape) {
    if (shape.length != 4 || Arrays.stream(shape).anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException(
          operator + " takes images of shape [N, H, W, C], but got " + Arrays.toString(shape));
    }
    return shape;
  }

  /** An image array [N, H, W, C] with the given number of channels. */
  static long[] requireImages(Operator operator, long[] shape, long channels) {
    requireImages(operator, shape);
    if (shape[3] != channels) {
      throw new IllegalArgumentException(
          operator
              + " takes images of shape [N, H, W, "
              + channels
              + "] (channels last), but got "
              + Arrays.toString(shape));
    }
    return shape;
  }

  /** Two equal shapes. */
  static void requireEqual(Operator operator, long[] first, long[] second) {
    if (!Arrays.equals(first, second)) {
      throw new IllegalArgumentException(
          operator
              + " takes inputs of one shape, but got "
              + Arrays.toString(first)
              + " and "
              + Arrays.toString(second));
    }
  }

  /** A vector for each image, [N, 1, 1, C], that fits images [N, H, W, C]. */
  static void requireVectors(Operator operator, long[] images, long[] vectors) {
    long[] expected = {images[0], 1, 1, images[3]};
    if (!Arrays.equals(expected, vectors)) {
      throw new IllegalArgumentException(
          operator
              + " takes images "
              + Arrays.toString(images)
              + " and a vector for each, of shape "
              + Arrays.toString(expected)
              + ", but got "
              + Arrays.toString(vectors));
    }
  }

  /**
   * Any array of rank 2 or more without empty dimensions, with the given length of its last axis.
   */
  static long[] requireFeatures(Operator operator, long[] shape, long features) {
    if (shape.length < 2
        || shape[shape.length - 1] != features
        || Arrays.stream(shape).anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException(
          operator
              + " takes features of shape [N, ..., "
              + features
              + "] (features last), but got "
              + Arrays.toString(shape));
    }
    return shape;
  }

  /** A token array [N, T, D] without empty dimensions. */
  static long[] requireTokens(Operator operator, long[] shape) {
    if (shape.length != 3 || Arrays.stream(shape).anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException(
          operator + " takes tokens of shape [N, T, D], but got " + Arrays.toString(shape));
    }
    return shape;
  }

  /** A token array [N, T, D] with the given number of features. */
  static long[] requireTokens(Operator operator, long[] shape, long features) {
    if (requireTokens(operator, shape)[2] != features) {
      throw new IllegalArgumentException(
          operator
              + " takes tokens of shape [N, T, "
              + features
              + "] (features last), but got "
              + Arrays.toString(shape));
    }
    return shape;
  }

  /** Any array of rank 2 or more without empty dimensions; the first axis is the batch. */
  static long[] requireBatch(Operator operator, long[] shape) {
    if (shape.length < 2 || Arrays.stream(shape).anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException(
          operator + " takes arrays of shape [N, ...], but got " + Arrays.toString(shape));
    }
    return shape;
  }
}
