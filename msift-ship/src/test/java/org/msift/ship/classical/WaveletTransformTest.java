package org.msift.ship.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msift.ship.plane.Plane;

class WaveletTransformTest {

  /** The filters as JPEG 2000 prints them (ISO/IEC 15444-1), from the middle outwards. */
  private static final double[] LOW = {
    0.6029490182363579,
    0.2668641184428723,
    -0.07822326652898785,
    -0.01686411844287495,
    0.02674875741080976
  };

  private static final double[] HIGH = {
    1.115087052456994, -0.5912717631142470, -0.05754352622849957, 0.09127176311424948
  };

  /** One row in the middle of many, so that edges are far; columns pass a factor on. */
  @Test
  void coefficientsAreThoseOfTheNineSevenFilters() {
    assertFilter(32, LOW);
    assertFilter(33, HIGH);
  }

  private static void assertFilter(int place, double[] taps) {
    double middle = coefficient(place, 0);
    for (int distance = 0; distance < taps.length; distance++) {
      double expected = taps[distance] / taps[0];
      assertThat(coefficient(place, distance) / middle).isEqualTo(expected, within(1e-12));
      assertThat(coefficient(place, -distance) / middle).isEqualTo(expected, within(1e-12));
    }
    assertThat(coefficient(place, taps.length)).isEqualTo(0, within(1e-15));
  }

  /** What a point at a distance adds to the coefficient of a place. */
  private static double coefficient(int place, int distance) {
    double[] values = new double[64 * 64];
    values[32 * 64 + place + distance] = 1;
    return new WaveletTransform(1).forward(new Plane(64, 64, values)).at(32, place);
  }

  @Test
  void aConstantHasNoDetail() {
    WaveletTransform transform = new WaveletTransform(3);
    Plane coefficients = transform.forward(new Plane(13, 22, new double[13 * 22]).map(x -> 0.7));
    for (int y = 0; y < 13; y++) {
      for (int x = 0; x < 22; x++) {
        if (!transform.isApproximation(y, x)) {
          assertThat(coefficients.at(y, x)).isEqualTo(0, within(1e-12));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 4", "1, 6, 3", "5, 1, 2", "2, 2, 1", "9, 14, 3", "33, 40, 5", "7, 8, 0"})
  void theInverseGivesThePlaneBack(int height, int width, int levels) {
    double[] values = new Random(height).doubles((long) height * width).toArray();
    WaveletTransform transform = new WaveletTransform(levels);
    Plane back = transform.inverse(transform.forward(new Plane(height, width, values)));
    assertThat(back.values()).containsExactly(values, within(1e-13));
  }
}
