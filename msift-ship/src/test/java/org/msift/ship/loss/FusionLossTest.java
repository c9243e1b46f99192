package org.msift.ship.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.msift.core.operator.Memory;
import org.msift.core.operator.Pass;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FusionLossTest {

  private static final int HEIGHT = 12;
  private static final int WIDTH = 13;

  @ParameterizedTest
  @EnumSource(MaskTarget.class)
  void gradientIsThatOfTheValue(MaskTarget target) {
    FusionLoss loss = new FusionLoss(3, 10, 10, 5, target);
    INDArray prediction = random(1, 2, HEIGHT, WIDTH, 1);
    INDArray labels = random(2, 2, HEIGHT, WIDTH, 3);
    labels.putScalar(new int[] {0, 3, 4, 2}, 1);
    INDArray gradient = loss.gradient(pass(), prediction, labels);
    double step = 1e-6;
    for (int i = 0; i < prediction.length(); i += 7) {
      double value = prediction.getDouble(i);
      double above = loss.value(pass(), prediction.dup().putScalar(i, value + step), labels);
      double below = loss.value(pass(), prediction.dup().putScalar(i, value - step), labels);
      assertThat(gradient.getDouble(i))
          .as("value %d", i)
          .isEqualTo((above - below) / (2 * step), within(1e-6));
    }
  }

  @Test
  void complementFollowsTheVisibleImageInsideTheMaskAndTheInfraredOneOutside() {
    FusionLoss loss = new FusionLoss(1, 0, 0, 0, MaskTarget.COMPLEMENT);
    double[] labels = {0.9, 0.2, 1, 0.9, 0.2, 0};
    INDArray target = Nd4j.create(labels, new long[] {1, 1, 2, 3}, 'c');
    INDArray right = Nd4j.create(new double[] {0.9, 0.2}, new long[] {1, 1, 2, 1}, 'c');
    INDArray wrong = Nd4j.create(new double[] {0.2, 0.9}, new long[] {1, 1, 2, 1}, 'c');
    assertThat(loss.value(pass(), right, target)).isEqualTo(0, within(1e-7));
    assertThat(loss.value(pass(), wrong, target)).isEqualTo(0.7, within(1e-7));
  }

  @Test
  void similarityOfAnImageWithItselfIsOne() {
    INDArray image = random(3, 1, HEIGHT, WIDTH, 1);
    INDArray labels = Nd4j.concat(3, image, image, image);
    FusionLoss loss = new FusionLoss(0, 0, 0, 10, MaskTarget.PUBLISHED);
    assertThat(loss.terms(image, labels).similarity()).isEqualTo(0, within(1e-9));
    assertThat(loss.gradient(pass(), image, labels).amaxNumber().doubleValue())
        .isEqualTo(0, within(1e-9));
  }

  /** Two constant images: SSIM is the luminance term alone. */
  @Test
  void similarityOfConstantImagesIsTheirLuminance() {
    INDArray fused = Nd4j.valueArrayOf(new long[] {1, 11, 11, 1}, 0.5, DataType.DOUBLE);
    INDArray labels = Nd4j.valueArrayOf(new long[] {1, 11, 11, 3}, 0.25, DataType.DOUBLE);
    FusionLoss loss = new FusionLoss(0, 0, 0, 1, MaskTarget.PUBLISHED);
    double luminance = (2 * 0.5 * 0.25 + 1e-4) / (0.25 + 0.0625 + 1e-4);
    assertThat(loss.terms(fused, labels).similarity()).isEqualTo(1 - luminance, within(1e-9));
  }

  @Test
  void refusesWhatCannotBe() {
    FusionLoss loss = new FusionLoss(0, 0, 0, 1, MaskTarget.PUBLISHED);
    assertThatThrownBy(() -> loss.check(new long[] {1, 10, 20, 1}, new long[] {1, 10, 20, 3}))
        .hasMessageContaining("at least 11");
    assertThatThrownBy(() -> new FusionLoss(-1, 0, 0)).hasMessageContaining("weight -1");
  }

  private static Pass pass() {
    return Pass.forward(true, DataType.DOUBLE, Memory.detached(), Map.of());
  }

  private static INDArray random(long seed, long... shape) {
    Random random = new Random(seed);
    INDArray array = Nd4j.create(DataType.DOUBLE, shape);
    for (int i = 0; i < array.length(); i++) {
      array.putScalar(i, 0.02 + 0.96 * random.nextDouble());
    }
    return array;
  }
}
