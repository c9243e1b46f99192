package org.msift.ship.metric.pansharpening;

import java.util.List;
import org.msift.ship.metric.Better;
import org.msift.ship.plane.Plane;

/**
 * D_lambda of QNR: how much the similarity of any two bands has changed, mean over pairs of {@code
 * |Q(F_i, F_j) - Q(M_i, M_j)|}; 0 is perfect, at most 2. L. Alparone, B. Aiazzi, S. Baronti, A.
 * Garzelli, F. Nencini, M. Selva, "Multispectral and panchromatic data fusion assessment without
 * reference", PE&amp;RS 74(2), 2008.
 *
 * <p>{@link Convention#PYTHON}: blocks of 32 x 32 at every place, M the bands as they are. {@link
 * Convention#TOOLBOX}: blocks beside each other, M the bands on the panchromatic grid; an error
 * unless its sizes are multiples of 32. An error for one band, and for images smaller than a block.
 *
 * @param convention whose definition
 */
public record SpectralDistortion(Convention convention) implements NoReferenceMetric {

  @Override
  public String name() {
    return convention.named("D_lambda");
  }

  @Override
  public String paper() {
    return NoReferenceQuality.PAPER;
  }

  @Override
  public Better better() {
    return Better.LOWER;
  }

  @Override
  public double value(FullResolution images) {
    int bands = images.result().size();
    if (bands < 2) {
      throw new IllegalArgumentException("D_lambda of one band; expected 2 or more");
    }
    UniversalQuality quality = NoReferenceQuality.blocks(convention);
    List<Plane> original =
        convention == Convention.PYTHON
            ? images.scene().multispectral()
            : images.scene().upsampled();
    double sum = 0;
    for (int i = 0; i < bands; i++) {
      for (int j = i + 1; j < bands; j++) {
        double fused = quality.mean(images.result().get(i), images.result().get(j));
        sum += Math.abs(fused - quality.mean(original.get(i), original.get(j)));
      }
    }
    return sum / (bands * (bands - 1) / 2);
  }
}
