package org.msift.ship.pansharpening;

import java.util.List;
import java.util.stream.IntStream;
import org.msift.ship.plane.Plane;

/** A scene made by formulas: four bands 32 x 32 and a panchromatic image 128 x 128. */
public final class WaveScene {

  /** The scene, with the gains of QuickBird and 11 bits. */
  public static final PanScene SCENE =
      PanScene.of(
          IntStream.range(0, 4).mapToObj(WaveScene::band).toList(),
          TestPlanes.of(128, 128, WaveScene::panchromatic),
          Sensor.QUICKBIRD,
          11);

  private WaveScene() {}

  private static double panchromatic(int y, int x) {
    return Math.floor(
        600
            + 200 * Math.sin(0.31 * x + 0.17 * y)
            + 150 * Math.cos(0.13 * x - 0.29 * y)
            + 80 * Math.sin(1.1 * x) * Math.cos(0.9 * y));
  }

  private static Plane band(int b) {
    return TestPlanes.of(
        32,
        32,
        (y, x) ->
            Math.floor(
                300
                    + 100 * b
                    + (60 + 20 * b) * Math.sin(1.24 * x + 0.68 * y + 0.2 * b)
                    + (40 - 5 * b) * Math.cos(0.52 * x - 1.16 * y)
                    + (7 * x + 3 * y + 5 * b * x * y) % 17));
  }

  /** A scene of one value in all bands and another in the panchromatic image. */
  public static PanScene constant(double value, double panchromatic) {
    return PanScene.of(
        List.of(
            TestPlanes.constant(16, 16, value),
            TestPlanes.constant(16, 16, value),
            TestPlanes.constant(16, 16, value)),
        TestPlanes.constant(64, 64, panchromatic),
        Sensor.other("constant", 3),
        16);
  }
}
