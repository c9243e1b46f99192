package org.msift.ship.metric.pansharpening;

import org.msift.ship.metric.Better;

/**
 * HQNR, hybrid quality with no reference: (1 - D_lambda_K) (1 - D_s), the latter as in Vivone's
 * toolbox; 1 is perfect. B. Aiazzi, L. Alparone, S. Baronti, R. Carla, A. Garzelli, L. Santurri,
 * "Full-scale assessment of pansharpening methods and data products", SPIE 9244, 2014.
 */
public record HybridQuality() implements NoReferenceMetric {

  @Override
  public String name() {
    return "HQNR";
  }

  @Override
  public String paper() {
    return "B. Aiazzi, L. Alparone, S. Baronti, R. Carla, A. Garzelli, L. Santurri, Full-scale assessment"
        + " of pansharpening methods and data products, SPIE 9244, 2014";
  }

  @Override
  public Better better() {
    return Better.HIGHER;
  }

  @Override
  public double value(FullResolution images) {
    return (1 - new FilteredSpectralDistortion().value(images))
        * (1 - new SpatialDistortion(Convention.TOOLBOX).value(images));
  }
}
