package org.msift.ship.pansharpening.classical;

import java.util.List;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.plane.Plane;

/** EXP: the bands brought to the panchromatic grid, nothing added; what others have to beat. */
public record Expansion() implements PansharpeningMethod {

  @Override
  public String name() {
    return "EXP";
  }

  @Override
  public String paper() {
    return "B. Aiazzi, L. Alparone, S. Baronti, A. Garzelli, Context-driven fusion of high spatial and"
        + " spectral resolution images based on oversampled multiresolution analysis, IEEE TGRS"
        + " 40(10), 2002";
  }

  @Override
  public List<Plane> sharpen(PanScene scene) {
    return scene.upsampled();
  }
}
