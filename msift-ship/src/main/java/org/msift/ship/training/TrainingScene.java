package org.msift.ship.training;

import java.util.List;
import org.msift.ship.pansharpening.Bands;
import org.msift.ship.pansharpening.GridAlignment;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.pansharpening.ReducedScene;
import org.msift.ship.plane.Plane;

/**
 * A reduced scene as a network takes it: samples divided by the peak, bands last.
 *
 * @param height h
 * @param width w
 * @param bands B
 * @param ratio panchromatic pixels per multispectral one
 * @param alignment where multispectral pixels stand in the panchromatic grid
 * @param multispectral h x w x B
 * @param panchromatic H x W
 * @param reference H x W x B
 */
record TrainingScene(
    int height,
    int width,
    int bands,
    int ratio,
    GridAlignment alignment,
    float[] multispectral,
    float[] panchromatic,
    float[] reference) {

  static TrainingScene of(ReducedScene reduced) {
    PanScene scene = reduced.scene();
    return new TrainingScene(
        scene.height(),
        scene.width(),
        scene.multispectral().size(),
        scene.ratio(),
        scene.alignment(),
        scaled(scene.multispectral(), scene.peak()),
        scaled(List.of(scene.panchromatic()), scene.peak()),
        scaled(reduced.reference(), scene.peak()));
  }

  private static float[] scaled(List<Plane> bands, double peak) {
    return Bands.samples(bands.stream().map(band -> band.map(value -> value / peak)).toList());
  }
}
