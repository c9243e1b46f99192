package org.msift.ship.metric.pansharpening;

/** A measure that knows the truth. */
public non-sealed interface ReferenceMetric extends PansharpeningMetric {

  /**
   * Measures a result.
   *
   * @param images reference and result. Not modified
   * @return the value
   * @throws IllegalArgumentException if the measure is not defined for these images; the message
   *     says why
   */
  double value(ReducedResolution images);
}
