package org.msift.ship.metric;

/** Which way a metric points. */
public enum Better {

  /** A higher value is better. */
  HIGHER,

  /** A lower value is better. */
  LOWER
}
