package org.msift.ship.classical;

import org.msift.ship.plane.Plane;

/** The larger value of both sources at each pixel. */
public record MaximumFusion() implements FusionMethod {

  @Override
  public String name() {
    return "maximum";
  }

  @Override
  public String paper() {
    return "R. S. Blum, Z. Liu (eds.), Multi-Sensor Image Fusion and Its Applications, CRC Press,"
        + " 2005";
  }

  @Override
  public Plane fuse(Plane visible, Plane infrared) {
    Sources.require(visible, infrared);
    return visible.combine(infrared, Math::max);
  }
}
