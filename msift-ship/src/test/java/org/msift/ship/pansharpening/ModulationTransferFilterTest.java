package org.msift.ship.pansharpening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msift.ship.plane.Plane;

class ModulationTransferFilterTest {

  @Test
  void kernelIsThePublishedOne() {
    double[][] kernel = ModulationTransferFilter.of(0.15, 4).kernel();
    assertThat(kernel).hasDimensions(41, 41);
    assertThat(kernel[20][20]).isEqualTo(0.0246766491, within(5e-11));
    assertThat(kernel[20][21]).isEqualTo(0.0228359265, within(5e-11));
    assertThat(kernel[20][24]).isEqualTo(0.0071384648, within(5e-11));
    assertThat(kernel[24][20]).isEqualTo(kernel[20][24]);
    assertThat(sum(kernel)).isEqualTo(1, within(1e-14));
  }

  @Test
  void windowTakesAThousandthFromTheSum() {
    assertThat(sum(ModulationTransferFilter.unscaled(0.3, 4).kernel())).isBetween(0.998, 0.9995);
  }

  /** A wave of the Nyquist frequency of the reduced grid keeps the share that the gain says. */
  @ParameterizedTest
  @CsvSource({"0.3, 4", "0.15, 4", "0.3, 2", "0.26, 3", "0.35, 6", "0.2, 9"})
  void gainAtTheNyquistFrequency(double gain, int ratio) {
    int side = 16 * ratio;
    Plane wave = TestPlanes.of(side, side, (y, x) -> Math.cos(Math.PI * x / ratio));
    Plane filtered = ModulationTransferFilter.of(gain, ratio).apply(wave);
    int middle = 8 * ratio;
    // N - 1 instead of N in alpha, and the window, move the gain by some per cent.
    assertThat(filtered.at(middle, middle) / wave.at(middle, middle))
        .isEqualTo(gain, within(0.1 * gain));
  }

  @Test
  void constantStays() {
    Plane seven = TestPlanes.constant(12, 20, 7);
    ModulationTransferFilter filter = ModulationTransferFilter.forMatching(4);
    assertThat(filter.apply(seven).values()).containsExactly(seven.values(), within(1e-12));
    assertThat(filter.lowPass(seven, 4).values()).containsExactly(seven.values(), within(1e-8));
  }

  @Test
  void refusesWhatIsNoGain() {
    assertThatThrownBy(() -> ModulationTransferFilter.of(1, 4)).hasMessageContaining("gain of 1.0");
    assertThatThrownBy(() -> ModulationTransferFilter.of(Double.NaN, 4))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> ModulationTransferFilter.of(0.3, 1))
        .hasMessageContaining("ratio of 1");
  }

  private static double sum(double[][] kernel) {
    return Arrays.stream(kernel).flatMapToDouble(Arrays::stream).sum();
  }
}
