package org.msift.ship.pansharpening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.msift.ship.plane.Plane;
import org.msift.ship.plane.Resampling;
import org.msift.ship.plane.ResamplingEdge;

class WaldSimulationTest {

  private static final Plane WAVES = TestPlanes.waves(16, 24);

  /** Values of Pillow's BICUBIC on 32-bit floats. */
  @Test
  void shrinkAgreesWithPillow() {
    Plane small = Resampling.shrink(WAVES, 4, ResamplingEdge.CUT);
    assertThat(small.height()).isEqualTo(4);
    assertThat(small.width()).isEqualTo(6);
    assertThat(small.at(0, 0)).isEqualTo(161.30968, within(5e-5));
    assertThat(small.at(1, 2)).isEqualTo(148.35463, within(5e-5));
    assertThat(small.at(3, 5)).isEqualTo(97.91716, within(5e-5));
  }

  /** The mirrored edge, written out: weights of 16 places, folded at the edge. */
  @Test
  void shrinkAtAMirroredEdge() {
    Plane row = TestPlanes.of(4, 16, (y, x) -> x * x);
    double sum = 0;
    double total = 0;
    for (int x = -7; x <= 10; x++) {
      double distance = Math.abs(x - 1.5) / 4;
      double weight =
          distance <= 1
              ? 1.5 * Math.pow(distance, 3) - 2.5 * distance * distance + 1
              : distance < 2
                  ? -0.5 * Math.pow(distance, 3) + 2.5 * distance * distance - 4 * distance + 2
                  : 0;
      int place = x < 0 ? -1 - x : x;
      sum += weight * place * place;
      total += weight;
    }
    Plane small = Resampling.shrink(row, 4, ResamplingEdge.MIRRORED);
    assertThat(small.at(0, 0)).isEqualTo(sum / total, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(WaldSimulation.class)
  void reducesByTheRatio(WaldSimulation simulation) {
    PanScene scene = scene(24, 36, 3);
    ReducedScene reduced = simulation.reduce(scene);
    assertThat(reduced.reference()).isEqualTo(scene.multispectral());
    assertThat(reduced.scene().ratio()).isEqualTo(3);
    assertThat(reduced.scene().height()).isEqualTo(8);
    assertThat(reduced.scene().width()).isEqualTo(12);
    assertThat(reduced.scene().panchromatic().height()).isEqualTo(24);
    assertThat(reduced.scene().peak()).isEqualTo(255);
  }

  /** Bands and panchromatic image of one smooth surface stay in register. */
  @ParameterizedTest
  @EnumSource(WaldSimulation.class)
  void keepsStructuresInPlace(WaldSimulation simulation) {
    for (int ratio : new int[] {2, 3, 4, 6}) {
      int side = 16 * ratio;
      Plane band = TestPlanes.of(side, side, (y, x) -> 50 + 2.0 * x + y);
      Plane sharp = TestPlanes.constant(side * ratio, side * ratio, 9);
      Sensor sensor = Sensor.other("test", 1);
      ReducedScene reduced = simulation.reduce(PanScene.of(List.of(band), sharp, sensor, 8));
      Plane up = reduced.scene().upsampled().get(0);
      int middle = side / 2;
      assertThat(up.at(middle, middle)).isEqualTo(band.at(middle, middle), within(0.5));
      assertThat(reduced.scene().panchromatic().at(middle, middle)).isEqualTo(9, within(1e-9));
    }
  }

  @Test
  void mtfMatchedKeepsThePixelAtHalfTheRatio() {
    PanScene scene = scene(24, 24, 4);
    ReducedScene reduced = WaldSimulation.MTF_MATCHED.reduce(scene);
    Plane blurred = ModulationTransferFilter.of(0.32, 4).apply(scene.multispectral().get(1));
    assertThat(reduced.scene().multispectral().get(1).at(2, 3)).isEqualTo(blurred.at(10, 14));
    assertThat(reduced.scene().alignment()).isEqualTo(GridAlignment.DECIMATED);
  }

  @Test
  void saysWhatToCrop() {
    assertThatThrownBy(() -> WaldSimulation.BICUBIC.reduce(scene(10, 12, 4)))
        .hasMessageContaining("10x12")
        .hasMessageContaining("crop them to 8x12");
    assertThatThrownBy(() -> WaldSimulation.MTF_MATCHED.reduce(scene(1, 1, 4)))
        .hasMessageContaining("1x1 pixels are no multiple of the ratio 4");
  }

  private static PanScene scene(int height, int width, int ratio) {
    List<Plane> bands =
        List.of(
            TestPlanes.random(height, width, 1),
            TestPlanes.random(height, width, 2),
            TestPlanes.random(height, width, 3),
            TestPlanes.waves(height, width));
    return PanScene.of(bands, TestPlanes.waves(height * ratio, width * ratio), Sensor.QUICKBIRD, 8);
  }
}
