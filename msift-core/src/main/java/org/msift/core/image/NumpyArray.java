package org.msift.core.image;

import java.util.Arrays;
import java.util.Objects;

/**
 * An array as a NumPy file holds it.
 *
 * @param values all values in C order (last index fastest); not copied
 * @param shape the sizes, outermost first; empty for a single number; not copied
 * @param sampleType the narrowest type of an image that holds all that the file's type holds:
 *     integers of 8 and 16 bits have one, everything else is FLOAT32
 */
public record NumpyArray(float[] values, long[] shape, SampleType sampleType) {

  /**
   * Checks that values and shape agree.
   *
   * @param values all values in C order; not copied
   * @param shape the sizes, outermost first; not copied
   * @param sampleType a type that holds all that the file's type holds
   * @throws NullPointerException if the sample type is missing
   * @throws ImageException if a size is negative or their product is not the number of values
   */
  public NumpyArray {
    Objects.requireNonNull(sampleType, "sampleType");
    for (long size : shape) {
      if (size < 0) {
        throw new ImageException("a size of " + size + " in a shape; sizes are 0 or more");
      }
    }
    if (SampleLimit.count(shape) != values.length) {
      throw new ImageException(
          values.length
              + " values do not fill the shape "
              + Arrays.toString(shape)
              + "; give their product");
    }
  }
}
