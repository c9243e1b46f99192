package org.msift.core.operator;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class CircularConvolutionTest {

  private static final double TOLERANCE = 1e-12;
  private static final CircularConvolution OPERATOR = new CircularConvolution();

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 3",
    "2, 1, 6, 2",
    "1, 7, 1, 2",
    "2, 2, 3, 1",
    "2, 5, 7, 2",
    "1, 8, 8, 1",
    "2, 12, 10, 1",
    "1, 13, 4, 2",
    "1, 16, 9, 1",
    "2, 3, 4, 3"
  })
  void passesTheCheckOfOperators(int batch, int height, int width, int channels) {
    long[] shape = {batch, height, width, channels};
    OperatorCheck.of(OPERATOR).inputs(shape, shape).run();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 2", "1, 2, 1", "2, 1, 1", "2, 2, 1", "2, 3, 2", "1, 12, 2", "11, 1, 3", "5, 7, 2",
    "8, 8, 2", "12, 10, 1", "13, 4, 2", "16, 9, 2", "9, 16, 1", "4, 17, 2", "15, 21, 1", "6, 25, 1",
    "32, 2, 1"
  })
  void isTheSumOverAllShifts(int height, int width, int channels) {
    long[] shape = {2, height, width, channels};
    INDArray x = TestArrays.random(1, shape);
    INDArray y = TestArrays.random(2, shape);

    INDArray output = TestArrays.apply(OPERATOR, x, y);
    Differences.requireClose("circular convolution", output, direct(x, y), TOLERANCE);
  }

  private static INDArray direct(INDArray x, INDArray y) {
    int height = (int) x.size(1);
    int width = (int) x.size(2);
    return TestArrays.images(
        x.shape(),
        (n, h, w, c) -> {
          double sum = 0;
          for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
              int row = Math.floorMod(h - i, height);
              int column = Math.floorMod(w - j, width);
              sum += x.getDouble(n, i, j, c) * y.getDouble(n, row, column, c);
            }
          }
          return sum;
        });
  }

  @Property(tries = 30)
  void isCommutative(
      @ForAll @IntRange(min = 1, max = 20) int height,
      @ForAll @IntRange(min = 1, max = 20) int width,
      @ForAll long seed) {
    INDArray x = TestArrays.random(seed, 2, height, width, 2);
    INDArray y = TestArrays.random(~seed, 2, height, width, 2);

    Differences.requireClose(
        "y * x", TestArrays.apply(OPERATOR, y, x), TestArrays.apply(OPERATOR, x, y), TOLERANCE);
  }

  @Property(tries = 30)
  void isLinear(
      @ForAll @IntRange(min = 1, max = 20) int height,
      @ForAll @IntRange(min = 1, max = 20) int width,
      @ForAll long seed) {
    INDArray x1 = TestArrays.random(seed, 1, height, width, 2);
    INDArray x2 = TestArrays.random(seed + 1, 1, height, width, 2);
    INDArray y = TestArrays.random(seed + 2, 1, height, width, 2);

    INDArray separate =
        TestArrays.apply(OPERATOR, x1, y).muli(3).subi(TestArrays.apply(OPERATOR, x2, y).muli(2));
    INDArray together = TestArrays.apply(OPERATOR, x1.mul(3).subi(x2.mul(2)), y);
    Differences.requireClose("(3 x1 - 2 x2) * y", together, separate, TOLERANCE);
  }

  @Property(tries = 30)
  void aShiftOfOneInputShiftsTheOutput(
      @ForAll @IntRange(min = 1, max = 20) int height,
      @ForAll @IntRange(min = 1, max = 20) int width,
      @ForAll @IntRange(max = 19) int down,
      @ForAll @IntRange(max = 19) int right,
      @ForAll long seed) {
    INDArray x = TestArrays.random(seed, 1, height, width, 2);
    INDArray y = TestArrays.random(~seed, 1, height, width, 2);

    INDArray expected = shifted(TestArrays.apply(OPERATOR, x, y), down, right);
    Differences.requireClose(
        "x * shifted y",
        TestArrays.apply(OPERATOR, x, shifted(y, down, right)),
        expected,
        TOLERANCE);
  }

  private static INDArray shifted(INDArray images, int down, int right) {
    int height = (int) images.size(1);
    int width = (int) images.size(2);
    return TestArrays.images(
        images.shape(),
        (n, h, w, c) ->
            images.getDouble(
                n, Math.floorMod(h - down, height), Math.floorMod(w - right, width), c));
  }

  @Property(tries = 30)
  void aPointAtTheOriginIsTheIdentity(
      @ForAll @IntRange(min = 1, max = 20) int height,
      @ForAll @IntRange(min = 1, max = 20) int width,
      @ForAll long seed) {
    INDArray x = TestArrays.random(seed, 2, height, width, 3);
    INDArray point = TestArrays.images(x.shape(), (n, h, w, c) -> h == 0 && w == 0 ? 1 : 0);

    Differences.requireClose("x * point", TestArrays.apply(OPERATOR, x, point), x, TOLERANCE);
  }

  @Property(tries = 15)
  void sizesThatFollowEachOtherDoNotDisturbEachOther(
      @ForAll @IntRange(min = 1, max = 40) int height,
      @ForAll @IntRange(min = 1, max = 40) int width) {
    long[] shape = {1, height, width, 1};
    INDArray x = TestArrays.random(5, shape);
    INDArray y = TestArrays.random(6, shape);
    Differences.requireClose(
        "circular convolution", TestArrays.apply(OPERATOR, x, y), direct(x, y), TOLERANCE);
  }

  @Test
  void refusesInputsThatDoNotFit() {
    DoorCheck door = DoorCheck.of(OPERATOR);
    door.refuses(new long[] {2, 5, 7, 3}, new long[] {2, 5, 7, 4}, "[2, 5, 7, 3]", "[2, 5, 7, 4]");
    door.refuses(new long[] {2, 5, 7, 3}, new long[] {2, 7, 5, 3}, "[2, 5, 7, 3]", "[2, 7, 5, 3]");
    door.refuses(new long[] {5, 7, 3}, new long[] {5, 7, 3}, "[N, H, W, C]", "[5, 7, 3]");
    door.refusesInputs(1, "takes 2 inputs, but got 1", 2, 5, 7, 3);
    door.refusesInputs(3, "takes 2 inputs, but got 3", 2, 5, 7, 3);
  }
}
