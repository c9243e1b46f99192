package org.msift.core.operator;

import java.io.Serializable;

/**
 * Where a square window of a convolution or a pooling stands, the same along both axes.
 *
 * @param stride step from one window to the next, 1 or more
 * @param padding rows and columns added on each side, 0 or more
 * @param dilation distance between the window's taps, 1 or more
 * @serial exclude
 */
public record ConvolutionGeometry(int stride, int padding, int dilation) implements Serializable {

  /**
   * Checks the numbers.
   *
   * @param stride step from one window to the next, 1 or more
   * @param padding rows and columns added on each side, 0 or more
   * @param dilation distance between the window's taps, 1 or more
   * @throws IllegalArgumentException if one is too small
   */
  public ConvolutionGeometry {
    if (stride < 1 || padding < 0 || dilation < 1) {
      throw new IllegalArgumentException(
          "expected stride >= 1, padding >= 0 and dilation >= 1, but got "
              + stride
              + ", "
              + padding
              + ", "
              + dilation);
    }
  }

  /**
   * Stride 1, no dilation, and the padding that keeps the image's size.
   *
   * @param size height and width of the window, odd
   * @return the geometry
   */
  public static ConvolutionGeometry same(int size) {
    return new ConvolutionGeometry(1, size / 2, 1);
  }

  /**
   * Stride 1, and the padding that keeps the image's size.
   *
   * @param size height and width of the window, odd
   * @param dilation distance between the window's taps, 1 or more
   * @return the geometry
   */
  public static ConvolutionGeometry dilated(int size, int dilation) {
    return new ConvolutionGeometry(1, dilation * (size / 2), dilation);
  }

  /** Number of windows along an axis; less than 1 where none fits. */
  long outputs(long length, int size) {
    return Math.floorDiv(length + 2L * padding - (long) dilation * (size - 1) - 1, stride) + 1;
  }

  /** The shape of windows over images; refuses images that are smaller than one window. */
  long[] outputShape(Operator operator, int size, long channels, long... images) {
    long height = outputs(images[1], size);
    long width = outputs(images[2], size);
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          operator
              + " needs images that hold one window, but got "
              + images[1]
              + " x "
              + images[2]
              + " pixels; use larger images or more padding");
    }
    return new long[] {images[0], height, width, channels};
  }
}
