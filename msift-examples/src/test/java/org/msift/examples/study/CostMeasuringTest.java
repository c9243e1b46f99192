package org.msift.examples.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.operator.Memory;
import org.msift.core.operator.Pass;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CostMeasuringTest {

  private static final int SIDE = 5;
  private static final int FEATURES = 4;

  private static INDArray random(long seed, long... shape) {
    return Nd4j.rand(
        Nd4j.createUninitialized(DataType.FLOAT, shape),
        Nd4j.getRandomFactory().getNewRandomInstance(seed));
  }

  private static INDArray forward(CostMethod method, Memory memory) {
    long[][] shapes = method.shapes(SIDE, FEATURES);
    Pass pass = Pass.forward(false, DataType.FLOAT, memory, Map.of());
    return method.forward(pass, FEATURES, random(1, shapes[0]), random(2, shapes[1]));
  }

  @Test
  void bothFormsOfAttentionAgree() {
    INDArray whole = forward(CostMethod.WHOLE, Memory.detached());
    INDArray blocked = forward(CostMethod.BLOCKED, Memory.detached());
    assertThat(whole.shape()).isEqualTo(blocked.shape());
    assertThat(whole.distance2(blocked)).isLessThan(1e-5);
    assertThat(whole.norm2Number().doubleValue()).isGreaterThan(1);
  }

  @Test
  void passesAfterTheFirstAskForNothingNew() {
    try (StudyMemory memory = new StudyMemory(1 << 20)) {
      INDArray first = forward(CostMethod.WHOLE, memory);
      long bytes = memory.bytes();
      assertThat(bytes).isEqualTo(CostMethod.WHOLE.predictedBytes(SIDE, FEATURES));
      memory.rewind();
      assertThat(forward(CostMethod.WHOLE, memory)).isSameAs(first);
      assertThat(memory.bytes()).isEqualTo(bytes);
    }
  }

  @Test
  void isNotRunIfItWouldTakeTooLong() {
    CostCell before = new CostCell(CostMethod.WHOLE, 10, CostCell.Outcome.MEASURED, 900, 1_000, 3);
    CostCell cell = new CostMeasuring(16, 1L << 40, 10).measure(CostMethod.WHOLE, 20, before);
    assertThat(cell.outcome()).isEqualTo(CostCell.Outcome.TOO_MUCH_TIME);
    assertThat(cell.milliseconds()).isEqualTo(16 * 900.0);
    assertThat(cell.line()).isEqualTo("WHOLE,20,400,TOO_MUCH_TIME,14400.000,,0");
  }

  @Test
  void sizesMustGrow(@TempDir Path folder) {
    assertThatThrownBy(() -> new CostStudy(List.of(8, 8), 16, 1, 1, folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[8, 8]");
  }
}
