package org.msift.ship.pansharpening.classical;

import java.util.List;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.plane.Plane;

/**
 * MTF-GLP-HPM: every band times P / L, with P the panchromatic image matched to the band and L what
 * the band's sensor would have seen of it. B. Aiazzi, L. Alparone, S. Baronti, A. Garzelli, M.
 * Selva, "An MTF-based spectral distortion minimizing model for pan-sharpening of very high
 * resolution multispectral images of urban areas", URBAN 2003.
 */
public record LaplacianPyramidModulation() implements PansharpeningMethod {

  @Override
  public String name() {
    return "MTF-GLP-HPM";
  }

  @Override
  public String paper() {
    return "B. Aiazzi, L. Alparone, S. Baronti, A. Garzelli, M. Selva, An MTF-based spectral distortion"
        + " minimizing model for pan-sharpening of very high resolution multispectral images of urban"
        + " areas, URBAN 2003";
  }

  @Override
  public List<Plane> sharpen(PanScene scene) {
    return PyramidDetail.of(scene).stream()
        .map(part -> Injection.modulated(part.band(), part.sharp(), part.smooth()))
        .toList();
  }
}
