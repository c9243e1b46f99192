package org.msift.ship.pansharpening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msift.ship.plane.Plane;
import org.msift.ship.plane.Resampling;

class UpsamplingTest {

  /** The published taps of the polynomial, of twelve digits, add up to 1 within this. */
  private static final double TAPS_SUM = 2e-9;

  private static final Plane WAVES = TestPlanes.waves(16, 24);

  @Test
  void expansionAgreesWithTheToolboxFormulaInPython() {
    Plane four = Upsampling.EXPANSION.enlarge(WAVES, 4);
    assertThat(four.height()).isEqualTo(64);
    assertThat(four.width()).isEqualTo(96);
    assertThat(four.at(0, 0)).isEqualTo(136.00909092011645, within(1e-9));
    assertThat(four.at(13, 31)).isEqualTo(178.44901068323452, within(1e-9));
    assertThat(four.at(63, 95)).isEqualTo(134.65860741595947, within(1e-9));
    Plane two = Upsampling.EXPANSION.enlarge(WAVES, 2);
    assertThat(two.at(0, 0)).isEqualTo(136.00909092011645, within(1e-9));
    assertThat(two.at(13, 31)).isEqualTo(81.0, within(1e-9));
  }

  /** Decimation finds the values again where expansion has put them. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 8, 16})
  void expansionKeepsValuesAtThePhaseOfDecimation(int ratio) {
    Plane large = Upsampling.EXPANSION.enlarge(WAVES, ratio);
    Plane back = Resampling.decimate(large, ratio, GridAlignment.phase(ratio));
    // The outer taps of the polynomial add up to 1 within 1e-9 only.
    assertThat(back.values()).containsExactly(WAVES.values(), within(1e-6));
  }

  @ParameterizedTest
  @EnumSource(Upsampling.class)
  void constantStays(Upsampling upsampling) {
    Plane seven = TestPlanes.constant(3, 5, 7);
    for (int ratio : new int[] {2, 3, 4, 6}) {
      Plane large = upsampling.enlarge(seven, ratio);
      assertThat(large.values())
          .containsExactly(
              TestPlanes.constant(3 * ratio, 5 * ratio, 7).values(), within(9 * TAPS_SUM));
    }
  }

  @ParameterizedTest
  @EnumSource(Upsampling.class)
  void onePixelBecomesAConstant(Upsampling upsampling) {
    Plane large = upsampling.enlarge(new Plane(1, 1, new double[] {9}), 4);
    assertThat(large.values())
        .containsExactly(TestPlanes.constant(4, 4, 9).values(), within(9 * TAPS_SUM));
  }

  /** A ramp stays a ramp through the places that the alignment says, away from the edges. */
  @Test
  void rampShowsTheAlignment() {
    Plane ramp = TestPlanes.of(12, 12, (y, x) -> x);
    for (int ratio : new int[] {3, 4, 6}) {
      Plane centred = Upsampling.BICUBIC.enlarge(ramp, ratio);
      Plane linear = Upsampling.BILINEAR.enlarge(ramp, ratio);
      for (int x = 4 * ratio; x < 8 * ratio; x++) {
        double expected = (x - (ratio - 1) / 2.0) / ratio;
        assertThat(centred.at(20, x)).isEqualTo(expected, within(1e-12));
        assertThat(linear.at(20, x)).isEqualTo(expected, within(1e-12));
      }
    }
    Plane decimated = Upsampling.EXPANSION.enlarge(ramp, 6);
    assertThat(decimated.at(30, 34)).isEqualTo((34 - 3) / 6.0, within(1e-12));
  }

  /** Values of torch.nn.functional.interpolate, bilinear without aligned corners. */
  @Test
  void bilinearAsPyTorch() {
    Plane pair = new Plane(1, 2, new double[] {0, 8});
    assertThat(Upsampling.BILINEAR.enlarge(pair, 2).values())
        .containsExactly(0, 2, 6, 8, 0, 2, 6, 8);
  }

  @Test
  void refusesARatioBelowOne() {
    assertThatThrownBy(() -> Upsampling.BICUBIC.enlarge(WAVES, 0)).hasMessageContaining("ratio");
    assertThatThrownBy(() -> Upsampling.EXPANSION.enlarge(WAVES, 0)).hasMessageContaining("ratio");
  }
}
