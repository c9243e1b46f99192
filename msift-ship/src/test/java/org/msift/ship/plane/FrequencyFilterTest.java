package org.msift.ship.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msift.ship.plane.FourierTransform.Complex;

class FrequencyFilterTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 3", "3, 2", "4, 5", "5, 1", "7, 3", "12, 2", "13, 4", "30, 3", "49, 2"})
  void transformIsTheSumOfItsDefinition(int length, int beside) {
    Random random = new Random(length);
    double[] real = random.doubles((long) length * beside).toArray();
    double[] imaginary = random.doubles((long) length * beside).toArray();
    Complex result =
        new FourierTransform(length).apply(new Complex(real.clone(), imaginary.clone()));
    for (int k = 0; k < length; k++) {
      for (int column = 0; column < beside; column++) {
        double x = 0;
        double y = 0;
        for (int j = 0; j < length; j++) {
          double angle = -2 * Math.PI * j * k / length;
          double a = real[j * beside + column];
          double b = imaginary[j * beside + column];
          x += a * Math.cos(angle) - b * Math.sin(angle);
          y += a * Math.sin(angle) + b * Math.cos(angle);
        }
        assertThat(result.real()[k * beside + column]).isEqualTo(x, within(1e-11));
        assertThat(result.imaginary()[k * beside + column]).isEqualTo(y, within(1e-11));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"6, 10", "5, 9", "1, 8", "7, 1"})
  void gainOfACosineIsACircularFilter(int height, int width) {
    Plane plane = random(height, width, 1);
    FrequencyFilter filter =
        new FrequencyFilter(
            height, width, (u, v) -> 0.5 + 0.3 * Math.cos(Math.PI * u) - Math.cos(Math.PI * v));
    double[][] kernel = {{0, -0.5, 0}, {0.15, 0.5, 0.15}, {0, -0.5, 0}};
    Plane expected = PlaneFilter.of(kernel).apply(plane, Border.CIRCULAR);
    assertThat(filter.apply(plane).values()).containsExactly(expected.values(), within(1e-12));
  }

  @Test
  void filtersTwoPlanesAsEachAlone() {
    FrequencyFilter filter = new FrequencyFilter(12, 20, (u, v) -> Math.exp(-u * u - 2 * v * v));
    Plane first = random(12, 20, 2);
    Plane second = random(12, 20, 3);
    Plane[] both = filter.apply(first, second);
    assertThat(both[0].values()).containsExactly(filter.apply(first).values(), within(1e-13));
    assertThat(both[1].values()).containsExactly(filter.apply(second).values(), within(1e-13));
  }

  @Test
  void refusesAnotherSize() {
    FrequencyFilter filter = new FrequencyFilter(4, 6, (u, v) -> 1);
    assertThatThrownBy(() -> filter.apply(random(6, 4, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("6x4")
        .hasMessageContaining("4x6");
  }

  private static Plane random(int height, int width, int seed) {
    return new Plane(height, width, new Random(seed).doubles((long) height * width).toArray());
  }
}
