package org.msift.ship;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.msift.core.checkpoint.CheckpointException;
import org.msift.core.image.Image;
import org.msift.core.image.ImageException;
import org.msift.core.image.SampleType;

/**
 * How the samples of a sensor become what a network takes: divided by the sensor's peak value, and
 * the way back multiplied by it.
 *
 * @param peak the stored value that stands for 1, greater than 0, such as 2047 for samples of 11
 *     bits
 * @param sensor name of the sensor, such as WorldView-3; empty if there is none
 */
public record SampleScale(double peak, String sensor) {

  /**
   * Samples may lie this many peak values outside of 0 .. peak: interpolation and calibration
   * overshoot, a scale of another sensor is further off.
   */
  private static final double OVERSHOOT = 1;

  private static final String PEAK = "peak";
  private static final String SENSOR = "sensor";

  /**
   * Checks the scale.
   *
   * @param peak the stored value that stands for 1, greater than 0
   * @param sensor name of the sensor; empty if there is none
   * @throws IllegalArgumentException if the peak value is not finite or not greater than 0, or the
   *     name is missing
   */
  public SampleScale {
    if (!(peak > 0) || Double.isInfinite(peak)) {
      throw new IllegalArgumentException(
          "peak is "
              + peak
              + ", expected a finite number greater than 0, such as 2047 for 11 bits");
    }
    if (sensor == null) {
      throw new IllegalArgumentException(
          "sensor is missing; use an empty name where there is none");
    }
  }

  /** An image's samples for the network; messages call the image by its name. */
  float[] scaled(String name, Image image) {
    image.requireFinite(name);
    float[] samples = image.samples();
    for (int i = 0; i < samples.length; i++) {
      double share = samples[i] / peak;
      if (share < -OVERSHOOT || share > 1 + OVERSHOOT) {
        throw new ImageException(
            "%s holds the sample %s, but the model was trained with samples of 0..%s (%s); give images of that scale"
                .formatted(name, samples[i], peak, sensor.isEmpty() ? "no sensor named" : sensor));
      }
      samples[i] = (float) share;
    }
    return samples;
  }

  /**
   * An image of the network's output: rounded half to even and bounded by the range of an integer
   * type, not by the peak value; floats as they are. The array is modified.
   */
  Image image(int height, int width, int bands, SampleType type, float... output) {
    for (int i = 0; i < output.length; i++) {
      if (!Float.isFinite(output[i])) {
        throw new ImageException(
            "the network gave " + output[i] + "; is it the model of another scale of samples?");
      }
      output[i] = type.nearest(output[i] * peak);
    }
    return Image.of(height, width, bands, type, output);
  }

  /** As a saved model holds it. */
  Map<String, Object> description() {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put(PEAK, peak);
    description.put(SENSOR, sensor);
    return description;
  }

  /** The scale of a saved model. */
  static SampleScale of(Map<String, Object> description) {
    boolean fits =
        description.keySet().equals(Set.of(PEAK, SENSOR))
            && description.get(PEAK) instanceof Number
            && description.get(SENSOR) instanceof String;
    if (!fits) {
      throw new CheckpointException(
          "the preprocessing is " + description + ", expected a number peak and a name sensor");
    }
    try {
      return new SampleScale(
          ((Number) description.get(PEAK)).doubleValue(), (String) description.get(SENSOR));
    } catch (IllegalArgumentException unfit) {
      throw new CheckpointException("the preprocessing does not fit: " + unfit.getMessage(), unfit);
    }
  }
}
