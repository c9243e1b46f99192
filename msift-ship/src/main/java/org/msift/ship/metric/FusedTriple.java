package org.msift.ship.metric;

import java.util.function.ToDoubleBiFunction;
import org.msift.ship.plane.Plane;

/**
 * One band of an infrared, a visible and a fused image of one size, on the scale 0..255. Values
 * between grey levels are allowed; metrics of histograms round them, halves up.
 *
 * @param infrared H x W; not copied, and not to be modified
 * @param visible H x W; not copied, and not to be modified
 * @param fused H x W; not copied, and not to be modified
 */
public record FusedTriple(Plane infrared, Plane visible, Plane fused) {

  private static final double MAXIMUM = 255;

  /**
   * Checks sizes and values.
   *
   * @param infrared H x W; not copied
   * @param visible H x W; not copied
   * @param fused H x W; not copied
   * @throws IllegalArgumentException if sizes differ, or a value is NaN, infinite or outside 0..255
   */
  public FusedTriple {
    infrared.requireSize(visible);
    infrared.requireSize(fused);
    requireRange("infrared", infrared);
    requireRange("visible", visible);
    requireRange("fused", fused);
  }

  private static void requireRange(String name, Plane plane) {
    double[] values = plane.values();
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] >= 0 && values[i] <= MAXIMUM)) {
        throw new IllegalArgumentException(
            "the %s image is %s at row %d, column %d; expected 0..255, scale it first"
                .formatted(name, values[i], i / plane.width(), i % plane.width()));
      }
    }
  }

  /**
   * Sum over both sources.
   *
   * @param measure function of a source and the fused image
   * @return the value for the infrared source plus that for the visible one
   */
  double sum(ToDoubleBiFunction<Plane, Plane> measure) {
    return measure.applyAsDouble(infrared, fused) + measure.applyAsDouble(visible, fused);
  }

  /**
   * Mean over both sources.
   *
   * @param measure function of a source and the fused image
   * @return half the sum
   */
  double mean(ToDoubleBiFunction<Plane, Plane> measure) {
    return sum(measure) / 2;
  }
}
