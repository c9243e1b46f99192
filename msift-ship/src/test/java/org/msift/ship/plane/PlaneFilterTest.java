package org.msift.ship.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaneFilterTest {

  private static final Plane LINE = new Plane(1, 4, new double[] {1, 2, 3, 4});

  @ParameterizedTest
  @CsvSource({
    "ZERO, 0, 0, 0",
    "REPLICATE, 1, 1, 1",
    "SYMMETRIC, 3, 2, 1",
    "REFLECT, 4, 3, 2",
    "CIRCULAR, 2, 3, 4"
  })
  void bordersContinueThePlane(Border border, double third, double second, double first) {
    double[] shift = {1, 0, 0, 0, 0, 0, 0};
    Plane moved = PlaneFilter.of(shift).apply(LINE, border);
    assertThat(moved.values()).containsExactly(third, second, first, 1);
  }

  @Test
  void kernelIsNotTurned() {
    Plane difference = PlaneFilter.of(new double[] {-1, 0, 1}).apply(LINE, Border.ZERO);
    assertThat(difference.values()).containsExactly(2, 2, 2, -3);
  }

  @Test
  void separableFilterIsTheProduct() {
    Plane plane = random(9, 11);
    double[] column = {0.2, -1, 3};
    double[] row = {1, 0.5, 0.25, 2, -1};
    double[][] product = new double[3][5];
    for (int y = 0; y < 3; y++) {
      for (int x = 0; x < 5; x++) {
        product[y][x] = column[y] * row[x];
      }
    }
    for (Border border : Border.values()) {
      assertThat(PlaneFilter.separable(column, row).apply(plane, border).values())
          .containsExactly(PlaneFilter.of(product).apply(plane, border).values(), within(1e-12));
    }
  }

  @Test
  void validIsTheInnerPartOfTheSame() {
    Plane plane = random(8, 10);
    PlaneFilter filter = PlaneFilter.gaussian(5, 1.2);
    Plane valid = filter.valid(plane);
    Plane same = filter.apply(plane, Border.SYMMETRIC);
    assertThat(valid.height()).isEqualTo(4);
    assertThat(valid.width()).isEqualTo(6);
    assertThat(valid.at(1, 2)).isEqualTo(same.at(3, 4), within(1e-15));
  }

  @Test
  void meanOfAConstantIsTheConstant() {
    Plane seven = new Plane(6, 7, new double[42]).map(x -> 7);
    assertThat(PlaneFilter.mean(3).apply(seven, Border.REPLICATE).values())
        .containsExactly(seven.values(), within(1e-14));
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> PlaneFilter.gaussian(7, 1).valid(LINE))
        .hasMessageContaining("1x4 is smaller than the kernel of 7x7");
    assertThatThrownBy(() -> PlaneFilter.mean(4)).hasMessageContaining("odd");
    assertThatThrownBy(() -> new Plane(2, 2, new double[3])).hasMessageContaining("2x2");
    assertThatThrownBy(() -> LINE.combine(new Plane(4, 1, new double[4]), Double::sum))
        .hasMessageContaining("1x4 and 4x1");
  }

  private static Plane random(int height, int width) {
    return new Plane(height, width, new Random(3).doubles((long) height * width).toArray());
  }
}
