package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FlattenAndBandGroupsTest {

  private static INDArray run(Operator operator, INDArray input) {
    Pass pass = Pass.forward(false, DataType.DOUBLE, Memory.detached(), Map.of());
    return operator.forward(pass, input);
  }

  @Test
  void flattenPassesTheCheckOfOperators() {
    OperatorCheck.of(new Flatten()).inputs(new long[] {2, 3, 4, 5}).run();
    OperatorCheck.of(new Flatten()).inputs(new long[] {3, 1, 4}).run();
  }

  @Test
  void flattenKeepsTheOrderOfValues() {
    INDArray input = Nd4j.arange(24).castTo(DataType.DOUBLE).reshape('c', 2, 3, 4);
    assertThat(run(new Flatten(), input)).isEqualTo(input.reshape('c', 2, 12));
  }

  @ParameterizedTest
  @CsvSource({"7, 3, 4", "5, 5, 1", "6, 2, 3", "4, 1, 9"})
  void bandGroupsPassTheCheckOfOperators(int bands, int groups, int window) {
    OperatorCheck.of(new BandGroups(bands, groups, window))
        .inputs(new long[] {2, 2, 3, bands})
        .run();
  }

  @Test
  void groupsAreSpreadOverTheBandsAndFilledWithZeros() {
    INDArray input = Nd4j.createFromArray(1.0, 2, 3, 4, 5, 6).reshape('c', 1, 1, 1, 6);
    INDArray groups = run(new BandGroups(6, 3, 4), input);
    double[][] expected = {{0, 1, 2, 3}, {2, 3, 4, 5}, {4, 5, 6, 0}};
    assertThat(groups).isEqualTo(Nd4j.createFromArray(expected).reshape('c', 1, 3, 4));
  }

  @Test
  void groupsOfSeveralPixelsHoldPixelAfterPixel() {
    INDArray input = Nd4j.createFromArray(1.0, 2, 3, 4).reshape('c', 1, 1, 2, 2);
    INDArray groups = run(new BandGroups(2, 2, 1), input);
    assertThat(groups).isEqualTo(Nd4j.createFromArray(1.0, 3, 2, 4).reshape('c', 1, 2, 2));
  }

  @Test
  void moreGroupsThanBandsAreRefused() {
    assertThatThrownBy(() -> new BandGroups(3, 4, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 3 groups");
  }
}
