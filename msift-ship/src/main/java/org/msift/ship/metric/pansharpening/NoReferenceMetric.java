package org.msift.ship.metric.pansharpening;

/** A measure that knows the scene only. */
public non-sealed interface NoReferenceMetric extends PansharpeningMetric {

  /**
   * Measures a result.
   *
   * @param images scene and result. Not modified
   * @return the value
   * @throws IllegalArgumentException if the measure is not defined for these images; the message
   *     says why
   */
  double value(FullResolution images);
}
