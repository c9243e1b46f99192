package org.msift.ship.pansharpening.classical;

import java.util.List;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.plane.Plane;

/**
 * MTF-GLP: every band plus P - L, with P the panchromatic image matched to the band and L what the
 * band's sensor would have seen of it. B. Aiazzi, L. Alparone, S. Baronti, A. Garzelli, M. Selva,
 * "MTF-tailored multiscale fusion of high-resolution MS and Pan imagery", PE&amp;RS 72(5), 2006.
 */
public record LaplacianPyramid() implements PansharpeningMethod {

  @Override
  public String name() {
    return "MTF-GLP";
  }

  @Override
  public String paper() {
    return "B. Aiazzi, L. Alparone, S. Baronti, A. Garzelli, M. Selva, MTF-tailored multiscale fusion of"
        + " high-resolution MS and Pan imagery, PE&RS 72(5), 2006";
  }

  @Override
  public List<Plane> sharpen(PanScene scene) {
    return PyramidDetail.of(scene).stream()
        .map(
            part ->
                part.band()
                    .combine(part.sharp(), Double::sum)
                    .combine(part.smooth(), (sum, low) -> sum - low))
        .toList();
  }
}
