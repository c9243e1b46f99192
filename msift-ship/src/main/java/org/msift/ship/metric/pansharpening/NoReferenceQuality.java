package org.msift.ship.metric.pansharpening;

import org.msift.ship.metric.Better;

/**
 * QNR, quality with no reference: (1 - D_lambda) (1 - D_s); 1 is perfect. L. Alparone, B. Aiazzi,
 * S. Baronti, A. Garzelli, F. Nencini, M. Selva, "Multispectral and panchromatic data fusion
 * assessment without reference", PE&amp;RS 74(2), 2008.
 *
 * @param convention whose definition of both distortions
 */
public record NoReferenceQuality(Convention convention) implements NoReferenceMetric {

  /** The paper of QNR. */
  static final String PAPER =
      "L. Alparone, B. Aiazzi, S. Baronti, A. Garzelli, F. Nencini, M. Selva, Multispectral and"
          + " panchromatic data fusion assessment without reference, PE&RS 74(2), 2008";

  @Override
  public String name() {
    return convention.named("QNR");
  }

  @Override
  public String paper() {
    return PAPER;
  }

  @Override
  public Better better() {
    return Better.HIGHER;
  }

  @Override
  public double value(FullResolution images) {
    return (1 - new SpectralDistortion(convention).value(images))
        * (1 - new SpatialDistortion(convention).value(images));
  }

  static UniversalQuality blocks(Convention convention) {
    return convention == Convention.PYTHON
        ? UniversalQuality.PYTHON_32
        : UniversalQuality.TOOLBOX_BLOCKS;
  }
}
