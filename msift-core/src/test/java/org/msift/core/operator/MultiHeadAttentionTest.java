package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MultiHeadAttentionTest {

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "1, 3, 5", "2, 4, 3", "4, 2, 1", "3, 2, 4"})
  void passesTheCheckOfOperators(int heads, int dimension, int tokens) {
    long inner = (long) heads * dimension;
    MultiHeadAttention operator = new MultiHeadAttention(heads, dimension, 0.7);
    long[] query = {2, tokens, inner};
    OperatorCheck.of(operator).inputs(new long[] {2, tokens, 3 * inner}).run();
    OperatorCheck.of(operator).inputs(query, new long[] {2, tokens, 2 * inner}).run();
    OperatorCheck.of(operator).inputs(query, new long[] {2, 6, 2 * inner}).run();
    OperatorCheck.of(operator).inputs(query, new long[] {2, 1, 2 * inner}).run();
  }

  @Test
  void passesTheCheckWithSizesThatArePaidOneByOne() {
    MultiHeadAttention operator = new MultiHeadAttention(2, 32, 0.1);
    OperatorCheck.of(operator).inputs(new long[] {2, 150, 192}).run();
  }

  @Test
  void isTheFormula() {
    INDArray query = TestArrays.random(1, 2, 4, 6);
    INDArray keyValue = TestArrays.random(2, 2, 5, 12);
    MultiHeadAttention operator = new MultiHeadAttention(2, 3, 0.4);
    INDArray output = TestArrays.apply(operator, query, keyValue);
    assertThat(output.shape()).containsExactly(2, 4, 6);
    for (int n = 0; n < 2; n++) {
      for (int t = 0; t < 4; t++) {
        for (int f = 0; f < 6; f++) {
          double expected = attention(query, 0, keyValue, 0, 6, new int[] {n, t, f}, 3, 0.4);
          assertThat(output.getDouble(n, t, f)).isCloseTo(expected, within());
        }
      }
    }
  }

  @Test
  void oneInputHoldsQueryKeyAndValue() {
    INDArray fused = TestArrays.random(1, 2, 4, 18);
    INDArray output = TestArrays.apply(new MultiHeadAttention(2, 3, 0.4), fused);
    for (int n = 0; n < 2; n++) {
      for (int t = 0; t < 4; t++) {
        for (int f = 0; f < 6; f++) {
          double expected = attention(fused, 0, fused, 6, 12, new int[] {n, t, f}, 3, 0.4);
          assertThat(output.getDouble(n, t, f)).isCloseTo(expected, within());
        }
      }
    }
  }

  @Test
  void queriesOfSmallProductsAttendToAllAlike() {
    MultiHeadAttention operator = new MultiHeadAttention(2, 3, 1);
    INDArray query = Nd4j.valueArrayOf(new long[] {2, 4, 6}, 1e3, DataType.DOUBLE);
    INDArray value = TestArrays.random(2, 2, 4, 6);
    INDArray small = Nd4j.concat(2, query.neg(), value);
    INDArray none = Nd4j.concat(2, query.mul(0), value);
    INDArray expected = TestArrays.apply(operator, query.mul(0), none);
    Differences.requireClose(
        "attention", TestArrays.apply(operator, query, small), expected, 1e-12);
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-13);
  }

  /** One value of the output; key and value start at the given features of their array. */
  private static double attention(
      INDArray query,
      int queryStart,
      INDArray keyValue,
      int keyStart,
      int valueStart,
      int[] index,
      int dimension,
      double scale) {
    int n = index[0];
    int head = index[2] / dimension * dimension;
    int others = (int) keyValue.size(1);
    double[] weights = new double[others];
    double sum = 0;
    for (int s = 0; s < others; s++) {
      double product = 0;
      for (int d = 0; d < dimension; d++) {
        product +=
            query.getDouble(n, index[1], queryStart + head + d)
                * keyValue.getDouble(n, s, keyStart + head + d);
      }
      weights[s] = Math.exp(scale * product);
      sum += weights[s];
    }
    double output = 0;
    for (int s = 0; s < others; s++) {
      output += weights[s] / sum * keyValue.getDouble(n, s, valueStart + index[2]);
    }
    return output;
  }

  /** Whatever the block, the numbers are those of the whole matrix. */
  @ParameterizedTest
  @ValueSource(longs = {1, 11, 50, 77, 78, 200})
  void blocksDoNotChangeTheNumbers(long blockValues) {
    List<INDArray> expected = outcome(Long.MAX_VALUE);
    List<INDArray> actual = outcome(blockValues);
    for (int i = 0; i < expected.size(); i++) {
      Differences.requireClose("array " + i, actual.get(i), expected.get(i), 1e-13);
    }
  }

  /** Output and gradients of three matrices of 7 queries and 11 keys. */
  private static List<INDArray> outcome(long blockValues) {
    INDArray query = TestArrays.random(1, 3, 7, 4);
    INDArray key = TestArrays.random(2, 3, 11, 4);
    INDArray value = TestArrays.random(3, 3, 11, 4);
    INDArray gradient = TestArrays.random(4, 3, 7, 4);
    Pass pass = Pass.forward(true, DataType.DOUBLE, Memory.detached(), Map.of());
    HeadAttention attention = new HeadAttention(query, key, value, 0.3, blockValues);
    List<INDArray> arrays = new ArrayList<>();
    for (INDArray like : new INDArray[] {query, query, key, value}) {
      arrays.add(Nd4j.valueArrayOf(like.shape(), Double.NaN, DataType.DOUBLE));
    }
    attention.forward(pass, arrays.get(0));
    INDArray sums = gradient.mul(arrays.get(0)).sum(2).reshape(21, 1);
    attention.backward(pass, gradient, sums, arrays.get(1), arrays.get(2), arrays.get(3));
    return arrays;
  }

  @Test
  void refusesInputsThatDoNotFit() {
    DoorCheck door = DoorCheck.of(new MultiHeadAttention(2, 3, 1));
    door.refuses(new long[] {2, 5, 6}, "[N, T, 18]", "[2, 5, 6]");
    door.refuses(new long[] {5, 18}, "[N, T, D]", "[5, 18]");
    door.refuses(new long[] {2, 5, 6}, new long[] {2, 5, 6}, "[N, T, 12]", "[2, 5, 6]");
    door.refuses(new long[] {2, 5, 6}, new long[] {1, 5, 12}, "one batch", "2 and 1");
    door.refusesInputs(3, "takes 2 inputs, but got 3", 2, 5, 6);
    assertThatThrownBy(() -> new MultiHeadAttention(0, 3, 1)).hasMessageContaining("0 heads");
    assertThatThrownBy(() -> new MultiHeadAttention(2, 3, Double.NaN)).hasMessageContaining("NaN");
  }
}
