package org.msift.ship.metric;

import java.util.function.ToDoubleFunction;
import org.msift.ship.plane.Plane;

/** A metric that is a function of the three planes, with its size and result checked. */
record FormulaMetric(
    String name,
    Better better,
    int minimumSide,
    String description,
    ToDoubleFunction<FusedTriple> formula)
    implements FusionMetric {

  @Override
  public double of(FusedTriple triple) {
    Plane fused = triple.fused();
    if (Math.min(fused.height(), fused.width()) < minimumSide) {
      throw new IllegalArgumentException(
          "%s needs images of at least %dx%d pixels, but these have %dx%d; leave the metric out"
              .formatted(name, minimumSide, minimumSide, fused.height(), fused.width()));
    }
    double value = formula.applyAsDouble(triple);
    if (Double.isNaN(value)) {
      throw new ArithmeticException(
          "%s of these images of %dx%d pixels is not a number; look for an image without content"
              .formatted(name, fused.height(), fused.width()));
    }
    return value;
  }

  @Override
  public String toString() {
    return name;
  }
}
