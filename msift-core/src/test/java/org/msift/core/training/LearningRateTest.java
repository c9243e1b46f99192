package org.msift.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.msift.core.graph.LossLayer;
import org.msift.core.graph.WeightDecayPolicy;
import org.msift.core.operator.CrossEntropy;
import org.nd4j.linalg.learning.config.IUpdater;

class LearningRateTest {

  @Test
  void aCosineGoesFromBaseToMinimumByEpochs() {
    LearningRate rate = new LearningRate.Cosine(1e-3, 1e-4, TrainingSpan.epochs(200));

    assertThat(rate.valueAt(77, 0)).isEqualTo(1e-3);
    for (int epoch : new int[] {1, 50, 100, 199}) {
      double expected = 1e-4 + 0.5 * (1e-3 - 1e-4) * (1 + Math.cos(Math.PI * epoch / 200));
      assertThat(rate.valueAt(3, epoch)).isCloseTo(expected, within(1e-15));
    }
    assertThat(rate.valueAt(0, 200)).isEqualTo(1e-4);
    assertThat(rate.valueAt(0, 300)).isEqualTo(1e-4);
  }

  @Test
  void aPowerGoesFromBaseToMinimumByIterations() {
    LearningRate rate = new LearningRate.Poly(1e-2, 0.9, 1e-4, TrainingSpan.iterations(42_800));

    assertThat(rate.valueAt(0, 9)).isEqualTo(1e-2);
    for (int iteration : new int[] {1, 400, 30_000}) {
      double expected = 1e-4 + (1e-2 - 1e-4) * Math.pow(1 - iteration / 42_800.0, 0.9);
      assertThat(rate.valueAt(iteration, 9)).isCloseTo(expected, within(1e-15));
    }
    assertThat(rate.valueAt(50_000, 9)).isEqualTo(1e-4);
  }

  @Test
  void stepsMultiplyAfterEachSpan() {
    LearningRate rate = new LearningRate.Steps(1, 0.5, TrainingSpan.epochs(10));

    assertThat(rate.valueAt(500, 9)).isEqualTo(1);
    assertThat(rate.valueAt(500, 10)).isEqualTo(0.5);
    assertThat(rate.valueAt(500, 29)).isEqualTo(0.25);
  }

  @Test
  void aWarmUpRisesLinearlyBesideTheSchedule() {
    LearningRate main = new LearningRate.Steps(1, 0.5, TrainingSpan.iterations(3));
    LearningRate rate = main.warmedUp(TrainingSpan.iterations(4), 0.2);

    double[] expected = {0.2, 0.4, 0.6, 0.8 * 0.5, 0.5, 0.5, 0.25};
    for (int iteration = 0; iteration < expected.length; iteration++) {
      assertThat(rate.valueAt(iteration, 0)).isCloseTo(expected[iteration], within(1e-15));
    }
    assertThat(new LearningRate.Constant(2).warmedUp(TrainingSpan.epochs(2), 0).valueAt(9, 1))
        .isEqualTo(1);
  }

  @Test
  void schedulesSurviveAsJson() {
    TrainingSpan span = TrainingSpan.iterations(7);
    LearningRate[] rates = {
      new LearningRate.Constant(0.1),
      new LearningRate.Cosine(0.1, 0, span),
      new LearningRate.Poly(0.1, 0.9, 1e-4, span),
      new LearningRate.Steps(0.1, 0.5, span).warmedUp(TrainingSpan.epochs(1), 0.5)
    };
    for (LearningRate rate : rates) {
      for (Optimiser optimiser : new Optimiser[] {new Optimiser.Sgd(0.9), Optimiser.Adam.USUAL}) {
        IUpdater updater = optimiser.updater(rate);
        ComputationGraph graph = SmallGraph.create(updater);
        ComputationGraphConfiguration copy =
            ComputationGraphConfiguration.fromJson(graph.getConfiguration().toJson());
        ComputationGraph read = new ComputationGraph(copy);
        read.init();
        assertThat(((BaseLayer) read.getLayer("hidden").conf().getLayer()).getIUpdater())
            .isEqualTo(updater)
            .isEqualTo(updater.clone());
      }
    }
  }

  @Test
  void aPlannedNetworkWithItsLossesSurvivesAsJson() {
    LearningRate rate = new LearningRate.Constant(0.1);
    TrainingPlan plan =
        TrainingPlan.of(TrainingSpan.epochs(1), 2, new Optimiser.Sgd(0.9), rate, 5)
            .with(WeightDecayPolicy.everything(1e-4).intoGradient());
    ComputationGraphConfiguration written = PictureNetwork.create(plan, 0).getConfiguration();

    ComputationGraphConfiguration read = ComputationGraphConfiguration.fromJson(written.toJson());

    assertThat(read.getVertices()).isEqualTo(written.getVertices());
    LossLayer loss =
        new LossLayer(CrossEntropy.of().weighted(0.5, 1).ignoring(-1).countingIgnored());
    assertThat(loss.clone()).isEqualTo(loss);
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    TrainingSpan span = TrainingSpan.epochs(1);
    assertRefused(() -> new LearningRate.Constant(-1), "base is -1.0");
    assertRefused(() -> new LearningRate.Cosine(1, Double.NaN, span), "minimum is NaN");
    assertRefused(() -> new LearningRate.Poly(1, 0, 0, span), "power is 0.0");
    assertRefused(() -> new LearningRate.Steps(1, -2, span), "factor is -2.0");
    assertRefused(() -> new LearningRate.Constant(1).warmedUp(span, 2), "factor 2.0");
    assertRefused(() -> TrainingSpan.epochs(0), "got 0 of EPOCH");
    assertRefused(() -> new Optimiser.Sgd(1), "momentum is 1.0");
    assertRefused(() -> new Optimiser.Adam(1, 0, 0), "beta1 1.0");
  }

  private static void assertRefused(Runnable action, String message) {
    assertThatThrownBy(action::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void milestonesAreThoseOfThePublishedFusion() {
    LearningRate rate = ScheduleKind.MILESTONES.of(1e-4, 0, TrainingSpan.iterations(100_000));
    assertThat(rate.valueAt(14_999, 0)).isEqualTo(1e-4);
    assertThat(rate.valueAt(15_000, 0)).isEqualTo(7.5e-5, within(1e-12));
    assertThat(rate.valueAt(25_000, 0)).isEqualTo(5.625e-5, within(1e-12));
    assertThat(rate.valueAt(99_999, 0)).isEqualTo(5.625e-5, within(1e-12));
  }
}
