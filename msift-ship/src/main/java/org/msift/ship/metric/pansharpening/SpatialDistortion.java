package org.msift.ship.metric.pansharpening;

import java.util.List;
import org.msift.ship.metric.Better;
import org.msift.ship.pansharpening.ModulationTransferFilter;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.pansharpening.Sensor;
import org.msift.ship.pansharpening.Upsampling;
import org.msift.ship.plane.Plane;
import org.msift.ship.plane.Resampling;
import org.msift.ship.plane.ResamplingEdge;

/**
 * D_s of QNR: how much the similarity of the bands to the panchromatic image P has changed, mean
 * over bands of {@code |Q(F_i, P) - Q(M_i, L)|} with L a low pass of P; 0 is perfect, at most 2. L.
 * Alparone et al., PE&amp;RS 74(2), 2008.
 *
 * <p>{@link Convention#PYTHON}: blocks of 32 x 32 at every place, M the bands as they are, L
 * filtered by the modulation transfer function of QuickBird's panchromatic band <em>for every
 * sensor</em>, of which the first of ratio pixels is kept. {@link Convention#TOOLBOX}: blocks
 * beside each other, M the bands on the panchromatic grid, L shrunk by cubic convolution and
 * expanded again; an error unless its sizes are multiples of 32. An error for images smaller than a
 * block.
 *
 * @param convention whose definition
 */
public record SpatialDistortion(Convention convention) implements NoReferenceMetric {

  @Override
  public String name() {
    return convention.named("D_s");
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
    PanScene scene = images.scene();
    int ratio = scene.ratio();
    Plane sharp = scene.panchromatic();
    if (convention == Convention.PYTHON) {
      double gain = Sensor.QUICKBIRD.panchromaticGain();
      Plane smooth = ModulationTransferFilter.of(gain, ratio).apply(sharp);
      return distortion(images, scene.multispectral(), Resampling.decimate(smooth, ratio, 0));
    }
    Plane small = Resampling.shrink(sharp, ratio, ResamplingEdge.MIRRORED);
    return distortion(images, scene.upsampled(), Upsampling.EXPANSION.enlarge(small, ratio));
  }

  private double distortion(FullResolution images, List<Plane> original, Plane smooth) {
    UniversalQuality quality = NoReferenceQuality.blocks(convention);
    Plane sharp = images.scene().panchromatic();
    double sum = 0;
    for (int i = 0; i < original.size(); i++) {
      double fused = quality.mean(images.result().get(i), sharp);
      sum += Math.abs(fused - quality.mean(original.get(i), smooth));
    }
    return sum / original.size();
  }
}
