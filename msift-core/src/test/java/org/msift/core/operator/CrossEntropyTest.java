package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CrossEntropyTest {

  private static final int CLASSES = 3;
  private static final double[] LABELS = {0, 2, 255, 1, 2, 2, 255, 0};
  private static final double[] WEIGHTS = {0.5, 2, 3};

  static Stream<CrossEntropy> losses() {
    CrossEntropy plain = CrossEntropy.of();
    return Stream.of(
        plain,
        plain.weighted(WEIGHTS),
        plain.countingIgnored(),
        plain.weighted(WEIGHTS).countingIgnored(),
        plain.weighted(0, 1, 0));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void theValueIsThatOfTheFormula(CrossEntropy loss) {
    INDArray logits = logits();
    assertThat(value(loss, logits, labels())).isCloseTo(formula(loss, logits), within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void theGradientIsThatOfCentralDifferences(CrossEntropy loss) {
    INDArray logits = logits();
    INDArray gradient = loss.gradient(pass(DataType.DOUBLE), logits, labels());
    double[] expected = new double[(int) logits.length()];
    double step = 1e-5;
    for (int i = 0; i < expected.length; i++) {
      double middle = logits.getDouble(i);
      double above = value(loss, logits.dup().putScalar(i, middle + step), labels());
      double below = value(loss, logits.dup().putScalar(i, middle - step), labels());
      expected[i] = (above - below) / (2 * step);
    }
    assertThat(gradient.shape()).isEqualTo(logits.shape());
    Differences.requireClose("gradient", Differences.values(gradient), expected, 1e-7);
  }

  @Test
  void hugeLogitsGiveFiniteNumbers() {
    INDArray logits = Nd4j.createFromArray(new float[][] {{3e38f, -3e38f}, {-2000, -1000}});
    INDArray labels = Nd4j.createFromArray(new float[][] {{0}, {0}});
    CrossEntropy loss = CrossEntropy.of();

    assertThat(loss.value(pass(DataType.FLOAT), logits, labels)).isEqualTo(500);
    assertThat(Differences.values(loss.gradient(pass(DataType.FLOAT), logits, labels)))
        .containsExactly(0, 0, -0.5, 0.5);
  }

  @Test
  void viewsAreReadInTheirOwnOrder() {
    INDArray view = logits().permute(0, 2, 1, 3);
    INDArray labels = labels().permute(0, 2, 1, 3);

    assertThat(value(CrossEntropy.of(), view, labels))
        .isCloseTo(formula(CrossEntropy.of(), logits()), within(1e-12));
  }

  @Test
  void whereAllIsIgnoredThereIsNothingToLearn() {
    INDArray labels = labels().assign(255);

    assertThat(value(CrossEntropy.of(), logits(), labels)).isZero();
    assertThat(
            Differences.values(CrossEntropy.of().gradient(pass(DataType.DOUBLE), logits(), labels)))
        .containsOnly(0);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    CrossEntropy loss = CrossEntropy.of();

    assertThatThrownBy(() -> loss.check(new long[] {2, 5, 3}, new long[] {2, 5}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[2, 5, 3] and [2, 5]");
    assertThatThrownBy(() -> loss.weighted(1, 2).check(new long[] {2, 3}, new long[] {2, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("weights for 2 classes, but the prediction has 3");
    assertThatThrownBy(() -> loss.weighted(1, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[1.0, -1.0]");
    assertThatThrownBy(() -> value(loss, logits(), labels().putScalar(3, 7)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("label 7.0 at position 3");
    assertThatThrownBy(() -> value(loss.ignoring(-1), logits(), labels()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("label 255.0 at position 2");
    assertThatThrownBy(() -> value(loss, logits(), labels().putScalar(0, Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("label NaN");
  }

  private static double formula(CrossEntropy loss, INDArray logits) {
    double[] z = Differences.values(logits);
    double sum = 0;
    double divisor = 0;
    for (int p = 0; p < LABELS.length; p++) {
      if (LABELS[p] != 255) {
        int y = (int) LABELS[p];
        double weight = loss.classWeights().isEmpty() ? 1 : loss.classWeights().get(y);
        double exponentials = 0;
        for (int k = 0; k < CLASSES; k++) {
          exponentials += Math.exp(z[p * CLASSES + k]);
        }
        sum -= weight * Math.log(Math.exp(z[p * CLASSES + y]) / exponentials);
        divisor += weight;
      }
    }
    return sum / (loss.countIgnored() ? LABELS.length : divisor);
  }

  private static double value(CrossEntropy loss, INDArray logits, INDArray labels) {
    loss.check(logits.shape(), labels.shape());
    return loss.value(pass(DataType.DOUBLE), logits, labels);
  }

  private static Pass pass(DataType type) {
    return Pass.forward(true, type, Memory.detached(), Map.of());
  }

  private static INDArray logits() {
    return TestArrays.random(3, 2, 2, 2, CLASSES);
  }

  private static INDArray labels() {
    return Nd4j.createFromArray(LABELS.clone()).reshape('c', new long[] {2, 2, 2, 1});
  }
}
