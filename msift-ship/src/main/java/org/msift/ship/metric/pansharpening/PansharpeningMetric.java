package org.msift.ship.metric.pansharpening;

import org.msift.ship.metric.Better;

/** What all measures of a pan-sharpened image say about themselves. */
public sealed interface PansharpeningMetric permits ReferenceMetric, NoReferenceMetric {

  /**
   * The name in tables.
   *
   * @return such as ERGAS
   */
  String name();

  /**
   * Where the measure is described.
   *
   * @return authors, title, journal and year
   */
  String paper();

  /**
   * Which way the measure points.
   *
   * @return whether higher or lower is better
   */
  Better better();
}
