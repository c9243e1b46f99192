package org.msift.ship.classical;

import org.msift.ship.plane.Plane;

/** The mean of both sources: every contrast that one of them has alone is halved. */
public record AverageFusion() implements FusionMethod {

  @Override
  public String name() {
    return "average";
  }

  @Override
  public String paper() {
    return "R. S. Blum, Z. Liu (eds.), Multi-Sensor Image Fusion and Its Applications, CRC Press,"
        + " 2005";
  }

  @Override
  public Plane fuse(Plane visible, Plane infrared) {
    Sources.require(visible, infrared);
    return visible.combine(infrared, Sources::mean);
  }
}
