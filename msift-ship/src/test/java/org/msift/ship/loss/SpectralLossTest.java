package org.msift.ship.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.msift.core.operator.Loss;
import org.msift.core.operator.LossCheck;
import org.msift.core.operator.Memory;
import org.msift.core.operator.Pass;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Both losses of pan-sharpening. */
class SpectralLossTest {

  private static final SpectralLoss ANGLE_ALONE = new SpectralLoss(1);

  @Test
  void bothPassTheCheckOfLosses() {
    for (Loss loss : new Loss[] {new MeanAbsoluteLoss(), new SpectralLoss(0.3)}) {
      LossCheck.run(loss, random(1, 2, 3, 5, 4), random(2, 2, 3, 5, 4));
      LossCheck.run(loss, random(3, 1, 1, 1, 1), random(4, 1, 1, 1, 1));
    }
  }

  @Test
  void theMeanAbsoluteLossIsTheMeanOfDifferences() {
    assertThat(value(new MeanAbsoluteLoss(), pixel(1, 2, 3), pixel(2, 0, 3)))
        .isCloseTo(1, within(1e-15));
  }

  @Test
  void anglesAreInRadiansAndAveragedOverPixels() {
    INDArray prediction = Nd4j.createFromArray(1.0, 0, 0, 2).reshape(1, 2, 1, 2);
    INDArray reference = Nd4j.createFromArray(3.0, 3, 0, 5).reshape(1, 2, 1, 2);
    double difference = value(new MeanAbsoluteLoss(), prediction, reference);
    assertThat(value(ANGLE_ALONE, prediction, reference))
        .isCloseTo(difference + Math.PI / 8, within(1e-15));
  }

  @Test
  void aTinyAngleIsExactAndItsGradientBounded() {
    double angle = 1e-9;
    INDArray prediction = pixel(Math.cos(angle), Math.sin(angle), 0);
    INDArray reference = pixel(1, 0, 0);
    double difference = value(new MeanAbsoluteLoss(), prediction, reference);
    assertThat((value(ANGLE_ALONE, prediction, reference) - difference) / angle)
        .isCloseTo(1, within(1e-6));
    assertThat(angleGradient(prediction, reference)[1]).isCloseTo(1, within(1e-6));
  }

  @Test
  void equalSpectraAndThoseWithoutDirectionHaveNoAngleAndNoGradient() {
    INDArray some = pixel(0.2, 0.3, 0.4);
    INDArray none = pixel(0, 0, 0);
    for (INDArray[] pair :
        new INDArray[][] {{some, some}, {none, some}, {some, none}, {none, none}}) {
      double difference = value(new MeanAbsoluteLoss(), pair[0], pair[1]);
      assertThat(value(ANGLE_ALONE, pair[0], pair[1])).isCloseTo(difference, within(1e-15));
      assertThat(angleGradient(pair[0], pair[1])).containsExactly(new double[3], within(6.0));
      assertThat(angleGradient(pair[0], pair[1])).doesNotContain(Double.NaN);
    }
    assertThat(angleGradient(none, some)).containsOnly(0);
    assertThat(angleGradient(some, none)).containsOnly(0);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(
            () -> new MeanAbsoluteLoss().check(new long[] {1, 2, 2, 4}, new long[] {1, 2, 2, 3}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[1, 2, 2, 4] and [1, 2, 2, 3]");
    assertThatThrownBy(() -> ANGLE_ALONE.check(new long[] {2, 4}, new long[] {2, 4}))
        .isInstanceOf(IllegalArgumentException.class);
    for (double weight : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new SpectralLoss(weight))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(String.valueOf(weight));
    }
  }

  /** The gradient of the loss without that of the differences. */
  private static double[] angleGradient(INDArray prediction, INDArray reference) {
    INDArray all = ANGLE_ALONE.gradient(pass(), prediction, reference);
    return all.sub(new MeanAbsoluteLoss().gradient(pass(), prediction, reference))
        .ravel()
        .toDoubleVector();
  }

  private static double value(Loss loss, INDArray prediction, INDArray reference) {
    return loss.value(pass(), prediction, reference);
  }

  private static Pass pass() {
    return Pass.forward(true, DataType.DOUBLE, Memory.detached(), Map.of());
  }

  private static INDArray pixel(double... bands) {
    return Nd4j.createFromArray(bands).reshape(1, 1, 1, bands.length);
  }

  private static INDArray random(long seed, long... shape) {
    Random random = new Random(seed);
    INDArray array = Nd4j.create(DataType.DOUBLE, shape);
    for (long i = 0; i < array.length(); i++) {
      array.putScalar(i, (float) random.nextGaussian());
    }
    return array;
  }
}
