package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class ConcatenationAndSplitTest {

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "2, 1, 6", "1, 7, 1", "2, 5, 7"})
  void bothPassTheCheckOfOperators(int batch, int height, int width) {
    long[] one = {batch, height, width, 1};
    long[] two = {batch, height, width, 2};
    long[] five = {batch, height, width, 5};
    OperatorCheck.of(new Concatenation()).inputs(one, one).run();
    OperatorCheck.of(new Concatenation()).inputs(two, five).run();
    OperatorCheck.of(new Concatenation()).inputs(five, one, two).run();
    OperatorCheck.of(new ChannelSplit(0, 2)).inputs(five).run();
    OperatorCheck.of(new ChannelSplit(2, 5)).inputs(five).run();
    OperatorCheck.of(new ChannelSplit(1, 2)).inputs(five).run();
    OperatorCheck.of(new ChannelSplit(0, 5)).inputs(five).run();
    OperatorCheck.of(new ChannelSplit(0, 1)).inputs(one).run();
  }

  @Test
  void theSameArrayMayBeJoinedWithItself() {
    INDArray x = TestArrays.random(1, 2, 3, 4, 2);
    INDArray joined = TestArrays.apply(new Concatenation(), x, x);
    Differences.requireClose(
        "x, x",
        joined,
        TestArrays.images(new long[] {2, 3, 4, 4}, (n, h, w, c) -> x.getDouble(n, h, w, c % 2)),
        0);
  }

  @Property(tries = 30)
  void whatIsJoinedComesApartAgain(
      @ForAll @IntRange(min = 1, max = 6) int first,
      @ForAll @IntRange(min = 1, max = 6) int second,
      @ForAll @IntRange(min = 1, max = 5) int height,
      @ForAll @IntRange(min = 1, max = 5) int width) {
    INDArray x = TestArrays.random(1, 2, height, width, first);
    INDArray y = TestArrays.random(2, 2, height, width, second);

    INDArray joined = TestArrays.apply(new Concatenation(), x, y);
    assertThat(joined.shape()).containsExactly(2, height, width, first + second);
    Differences.requireClose("x", TestArrays.apply(new ChannelSplit(0, first), joined), x, 0);
    Differences.requireClose(
        "y", TestArrays.apply(new ChannelSplit(first, first + second), joined), y, 0);
  }

  @Test
  void joiningRefusesInputsThatDoNotFit() {
    DoorCheck door = DoorCheck.of(new Concatenation());
    door.refuses(new long[] {2, 5, 7, 3}, new long[] {2, 5, 6, 3}, "[2, 5, 7", "[2, 5, 6");
    door.refuses(new long[] {2, 5, 7, 3}, new long[] {1, 5, 7, 3}, "[2, 5, 7", "[1, 5, 7");
    door.refuses(new long[] {5, 7, 3}, new long[] {5, 7, 3}, "[N, H, W, C]", "[5, 7, 3]");
    door.refusesInputs(1, "two or more inputs, but got 1", 2, 5, 7, 3);
    door.refusesInputs(0, "two or more inputs, but got 0", 2, 5, 7, 3);
  }

  @Test
  void splittingRefusesInputsThatDoNotFit() {
    DoorCheck door = DoorCheck.of(new ChannelSplit(2, 5));
    door.refuses(new long[] {2, 5, 7, 4}, "at least 5 channels", "4");
    door.refuses(new long[] {5, 7, 5}, "[N, H, W, C]", "[5, 7, 5]");
    door.refusesInputs(2, "takes 1 inputs, but got 2", 2, 5, 7, 5);
    assertThatThrownBy(() -> new ChannelSplit(-1, 2)).hasMessageContaining("from -1 to 2");
    assertThatThrownBy(() -> new ChannelSplit(2, 2)).hasMessageContaining("from 2 to 2");
  }
}
