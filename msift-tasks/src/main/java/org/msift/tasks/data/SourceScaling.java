package org.msift.tasks.data;

import java.util.Arrays;
import java.util.Objects;
import org.msift.tasks.data.descriptor.DataException;

/**
 * What was done to a source's values before training, to be saved with the model and done again to
 * every image it sees: {@code (value - offset[band]) * scale[band]}, and 0 where there is no data.
 * A plain record for JSON.
 *
 * @param source its name
 * @param offset one number per band
 * @param scale one finite number per band
 */
public record SourceScaling(String source, double[] offset, double[] scale) {

  /**
   * Checks counts.
   *
   * @param source its name
   * @param offset one number per band
   * @param scale one finite number per band
   * @throws DataException if counts differ or a number is not finite
   */
  public SourceScaling {
    if (offset.length != scale.length || offset.length == 0) {
      throw new DataException("scaling of " + source + ": offsets and scales differ in number");
    }
    for (int i = 0; i < offset.length; i++) {
      if (!Double.isFinite(offset[i]) || !Double.isFinite(scale[i])) {
        throw new DataException("scaling of " + source + ": band " + i + " is not finite");
      }
    }
  }

  /**
   * Scales an image.
   *
   * @param values [H*W*C], C the number of bands here; NaN where there is no data; not modified
   * @return as many values, all finite
   * @throws DataException if the values are no multiple of the bands
   */
  public float[] apply(float[] values) {
    int bands = offset.length;
    if (values.length % bands != 0) {
      throw new DataException(
          "source %s has %d values, no multiple of the %d bands it was trained with"
              .formatted(source, values.length, bands));
    }
    float[] scaled = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      float value = (float) ((values[i] - offset[i % bands]) * scale[i % bands]);
      scaled[i] = Float.isFinite(value) ? value : 0;
    }
    return scaled;
  }

  /** By content: records would compare the arrays by identity. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SourceScaling that
        && source.equals(that.source)
        && Arrays.equals(offset, that.offset)
        && Arrays.equals(scale, that.scale);
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, Arrays.hashCode(offset), Arrays.hashCode(scale));
  }

  @Override
  public String toString() {
    return "SourceScaling[source="
        + source
        + ", offset="
        + Arrays.toString(offset)
        + ", scale="
        + Arrays.toString(scale)
        + "]";
  }
}
