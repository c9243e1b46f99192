package org.msift.core.operator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class SumAndProductTest {

  private static final Sum LEAKY = new Sum(Rectifier.leaky(0.2));

  @ParameterizedTest
  @CsvSource({"1, 1, 1, 3", "2, 1, 6, 2", "1, 7, 1, 1", "2, 5, 7, 3", "2, 4, 6, 8"})
  void bothPassTheCheckOfOperators(int batch, int height, int width, int channels) {
    long[] shape = {batch, height, width, channels};
    long[] vector = {batch, 1, 1, channels};
    for (Operator operator :
        new Operator[] {new Product(), new Sum(), new Sum(Rectifier.RELU), LEAKY}) {
      OperatorCheck.of(operator).inputs(shape, shape).run();
      OperatorCheck.of(operator).inputs(shape, vector).run();
    }
  }

  @Test
  void arraysOfAnotherRankAreCombinedToo() {
    long[] tokens = {2, 5, 3};
    OperatorCheck.of(new Product()).inputs(tokens, tokens).run();
    OperatorCheck.of(LEAKY).inputs(tokens, tokens).run();
  }

  @Test
  void areElementWise() {
    INDArray x = TestArrays.random(1, 2, 5, 3, 4);
    INDArray y = TestArrays.random(2, 2, 5, 3, 4);
    Differences.requireClose(
        "product",
        TestArrays.apply(new Product(), x, y),
        TestArrays.images(
            x.shape(), (n, h, w, c) -> x.getDouble(n, h, w, c) * y.getDouble(n, h, w, c)),
        0);
    Differences.requireClose(
        "sum",
        TestArrays.apply(LEAKY, x, y),
        TestArrays.images(
            x.shape(), (n, h, w, c) -> leaky(x.getDouble(n, h, w, c) + y.getDouble(n, h, w, c))),
        1e-15);
  }

  @Test
  void combineImagesWithAVectorForEach() {
    INDArray x = TestArrays.random(1, 2, 5, 3, 4);
    INDArray y = TestArrays.random(2, 2, 1, 1, 4);
    Differences.requireClose(
        "product",
        TestArrays.apply(new Product(), x, y),
        TestArrays.images(
            x.shape(), (n, h, w, c) -> x.getDouble(n, h, w, c) * y.getDouble(n, 0, 0, c)),
        0);
    Differences.requireClose(
        "sum",
        TestArrays.apply(LEAKY, x, y),
        TestArrays.images(
            x.shape(), (n, h, w, c) -> leaky(x.getDouble(n, h, w, c) + y.getDouble(n, 0, 0, c))),
        1e-15);
  }

  private static double leaky(double value) {
    return value > 0 ? value : 0.2 * value;
  }

  @Test
  void bothRefuseInputsThatDoNotFit() {
    for (Operator operator : new Operator[] {new Product(), LEAKY}) {
      DoorCheck door = DoorCheck.of(operator);
      door.refuses(
          new long[] {2, 5, 7, 3}, new long[] {2, 5, 7, 1}, "[2, 5, 7, 3]", "[2, 5, 7, 1]");
      door.refuses(
          new long[] {2, 5, 7, 3}, new long[] {2, 1, 1, 4}, "[2, 1, 1, 3]", "[2, 1, 1, 4]");
      door.refuses(
          new long[] {2, 5, 7, 3}, new long[] {1, 1, 1, 3}, "[2, 1, 1, 3]", "[1, 1, 1, 3]");
      door.refuses(new long[] {5, 7, 3}, new long[] {7, 3}, "[5, 7, 3]", "[7, 3]");
      door.refusesInputs(1, "takes 2 inputs, but got 1", 2, 5, 7, 3);
      door.refusesInputs(3, "takes 2 inputs, but got 3", 2, 5, 7, 3);
    }
  }
}
