package org.msift.ship.metric;

/** A number that says how well an image fuses an infrared and a visible one. */
public interface FusionMetric {

  /**
   * The name in tables: the field's abbreviation, and for a variant a point and the toolbox.
   *
   * @return such as {@code SF} or {@code SF.VIFB}
   */
  String name();

  /**
   * Which way the metric points.
   *
   * @return whether higher or lower is better
   */
  Better better();

  /**
   * What is computed.
   *
   * @return one line
   */
  String description();

  /**
   * The smallest image that the metric is defined on.
   *
   * @return pixels along the shorter side, at least 1
   */
  int minimumSide();

  /**
   * The metric of a fused image.
   *
   * @param triple sources and fused image; not modified
   * @return the value, never NaN
   * @throws IllegalArgumentException if the images are smaller than {@link #minimumSide()}
   */
  double of(FusedTriple triple);
}
