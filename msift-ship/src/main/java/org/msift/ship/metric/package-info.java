/**
 * Quality metrics of fused images, in plain Java on {@link org.msift.ship.plane.Plane planes}: what
 * a fused image took over from an infrared and a visible one, and how far an image is from a
 * reference. Each metric is a class of named variants, because published toolboxes differ; {@link
 * org.msift.ship.metric.FusionMetrics} finds them by name. Nothing here needs ND4J.
 */
package org.msift.ship.metric;
