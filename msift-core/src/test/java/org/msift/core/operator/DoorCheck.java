package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Inputs that do not fit are refused before any native call, by the shape rule and by forward. */
final class DoorCheck {

  private final Operator operator;

  private DoorCheck(Operator operator) {
    this.operator = operator;
  }

  static DoorCheck of(Operator operator) {
    return new DoorCheck(operator);
  }

  /** One input that does not fit. */
  void refuses(long[] shape, String... message) {
    refuses(new long[][] {shape}, message);
  }

  /** Two inputs that do not fit. */
  void refuses(long[] first, long[] second, String... message) {
    refuses(new long[][] {first, second}, message);
  }

  /** A wrong number of inputs of one shape. */
  void refusesInputs(int count, String message, long... shape) {
    long[][] shapes = new long[count][];
    Arrays.fill(shapes, shape);
    assertRefused(() -> operator.outputShape(shapes), message);
  }

  private void refuses(long[][] shapes, String... message) {
    assertRefused(() -> operator.outputShape(shapes), message);
    if (Arrays.stream(shapes).flatMapToLong(Arrays::stream).allMatch(size -> size > 0)) {
      INDArray[] arrays =
          Arrays.stream(shapes)
              .map(shape -> Nd4j.zeros(DataType.FLOAT, shape))
              .toArray(INDArray[]::new);
      assertRefused(
          () -> TestArrays.apply(operator, TestArrays.parameters(operator, 1), arrays), message);
    }
  }

  private void assertRefused(ThrowingCallable call, String... message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(message);
  }
}
