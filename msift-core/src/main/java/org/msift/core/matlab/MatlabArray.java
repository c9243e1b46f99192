package org.msift.core.matlab;

import java.util.Objects;
import org.msift.core.image.ImageException;
import org.msift.core.image.SampleType;

/**
 * An array of numbers of a {@code .mat} file, channels last.
 *
 * @param values [H*W*C], row after row; not copied
 * @param height rows, 0 or more
 * @param width columns, 0 or more
 * @param bands size of the third axis, 1 where there is none
 * @param sampleType the narrowest type of an image that holds all that the variable's class holds:
 *     integers of 8 and 16 bits have one, everything else is FLOAT32
 */
public record MatlabArray(float[] values, int height, int width, int bands, SampleType sampleType) {

  /**
   * Checks that values and sizes agree.
   *
   * @param values [H*W*C], row after row; not copied
   * @param height rows
   * @param width columns
   * @param bands size of the third axis
   * @param sampleType a type that holds all that the variable's class holds
   * @throws NullPointerException if the sample type is missing
   * @throws ImageException if a size is negative or their product is not the number of values
   */
  public MatlabArray {
    Objects.requireNonNull(sampleType, "sampleType");
    if (height < 0 || width < 0 || bands < 0 || !fills(values.length, height, width, bands)) {
      throw new ImageException(
          "%d values do not fill %dx%dx%d; give their product"
              .formatted(values.length, height, width, bands));
    }
  }

  private static boolean fills(int values, long height, long width, long bands) {
    // Two axes fit a long; with the third they might not.
    return bands == 0 ? values == 0 : values % bands == 0 && values / bands == height * width;
  }
}
