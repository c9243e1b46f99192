package org.msift.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

class MomentumSgdTest {

  private static final ISchedule HALVED_EACH_STEP =
      new ExponentialSchedule(ScheduleType.ITERATION, 0.2, 0.5);

  @Test
  void aStepIsTheLearningRateTimesTheVelocityAsTheFormulaSays() {
    INDArray velocity = Nd4j.createFromArray(9.0, 9.0);
    GradientUpdater<MomentumSgd> updater = new MomentumSgd(0.5, 0.9).instantiate(velocity, true);

    assertThat(applied(updater, 0, 1, -2)).containsExactly(0.5, -1);
    assertThat(applied(updater, 1, 3, 4)).containsExactly(0.5 * (0.9 + 3), 0.5 * (-1.8 + 4));
    assertThat(velocity.toDoubleVector()).containsExactly(0.9 + 3, -1.8 + 4);
  }

  @Test
  void aScheduleActsOnAllOfTheVelocity() {
    MomentumSgd config = new MomentumSgd(HALVED_EACH_STEP, 0.5);
    GradientUpdater<MomentumSgd> updater = config.instantiate(Nd4j.createFromArray(0.0), true);

    assertThat(applied(updater, 0, 1)).containsExactly(0.2);
    assertThat(applied(updater, 1, 1)).containsExactly(0.1 * 1.5);
    assertThat(config.getLearningRate(2, 0)).isEqualTo(0.05);
  }

  @Test
  void aNamedStateIsUsedInPlace() {
    INDArray velocity = Nd4j.createFromArray(new double[][] {{1, 2}, {3, 4}});
    MomentumSgd config = new MomentumSgd(1, 0.5);
    GradientUpdater<MomentumSgd> updater = config.instantiate(Map.of("velocity", velocity), false);

    updater.applyUpdater(Nd4j.zeros(velocity.dataType(), 2, 2), 0, 0);

    assertThat(velocity.toDoubleMatrix()).isDeepEqualTo(new double[][] {{0.5, 1}, {1.5, 2}});
    assertThat(updater.getState()).containsOnlyKeys("velocity");
    assertThatThrownBy(() -> config.instantiate(Map.of("V", velocity), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("velocity")
        .hasMessageContaining("[V]");
  }

  @Test
  void aGradientOfAnotherShapeIsRefused() {
    GradientUpdater<MomentumSgd> updater =
        new MomentumSgd(1, 0.5).instantiate(Nd4j.createFromArray(0.0), true);

    assertThatThrownBy(() -> applied(updater, 0, 1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[2]")
        .hasMessageContaining("[1]");
  }

  @Test
  void fittingAGraphGivesTheNumbersOfPlainJava() {
    ComputationGraph graph = SmallGraph.create(new MomentumSgd(0.1, 0.9));
    PlainNetwork plain = new PlainNetwork(graph);
    DataSet data = SmallGraph.data(1);

    for (int step = 0; step < 12; step++) {
      graph.fit(data);
      plain.step(data, 0.1, 0.9);
    }

    assertSame(graph, plain);
  }

  @Test
  void fittingAGraphWithAScheduleGivesTheNumbersOfPlainJava() {
    ComputationGraph graph = SmallGraph.create(new MomentumSgd(HALVED_EACH_STEP, 0.7));
    PlainNetwork plain = new PlainNetwork(graph);
    DataSet data = SmallGraph.data(1);

    for (int step = 0; step < 6; step++) {
      graph.fit(data);
      plain.step(data, 0.2 * Math.pow(0.5, step), 0.7);
    }

    assertSame(graph, plain);
  }

  @Test
  void aSavedTrainingGoesOnWithTheSameNumbers() throws IOException {
    ComputationGraph graph = SmallGraph.create(new MomentumSgd(HALVED_EACH_STEP, 0.9));
    DataSet data = SmallGraph.data(1);
    fit(graph, data, 4);

    ComputationGraph restored = savedAndRestored(graph);
    INDArray state = restored.getUpdater().getStateViewArray();
    assertThat(state.length()).isEqualTo(graph.numParams());
    assertThat(state).isEqualTo(graph.getUpdater().getStateViewArray());
    assertThat(state.norm2Number().doubleValue()).isPositive();

    fit(graph, data, 4);
    fit(restored, data, 4);
    assertThat(restored.params().toDoubleVector()).containsExactly(graph.params().toDoubleVector());
  }

  @Test
  void aConfigurationSurvivesJson() {
    for (MomentumSgd updater :
        new MomentumSgd[] {
          new MomentumSgd(0.1, 0.9),
          new MomentumSgd(HALVED_EACH_STEP, 0.8),
          new MomentumSgd(new StepSchedule(ScheduleType.EPOCH, 0.1, 0.5, 10), 0)
        }) {
      String json = SmallGraph.create(updater).getConfiguration().toJson();
      ComputationGraph restored =
          new ComputationGraph(ComputationGraphConfiguration.fromJson(json));
      restored.init();

      assertThat(restored.getLayer("hidden").conf().getLayer().getUpdaterByParam("W"))
          .isEqualTo(updater);
      assertThat(restored.getConfiguration().toJson()).isEqualTo(json);
    }
  }

  @Test
  void copiesAreEqualAndIndependent() {
    MomentumSgd original = new MomentumSgd(0.1, 0.9);
    MomentumSgd copy = original.clone();
    assertThat(copy).isEqualTo(original).hasSameHashCodeAs(original);

    copy.setLrAndSchedule(0.2, null);
    assertThat(copy).isNotEqualTo(original);
    assertThat(original.getLearningRate(0, 0)).isEqualTo(0.1);

    copy.setLrAndSchedule(Double.NaN, HALVED_EACH_STEP);
    assertThat(copy).isEqualTo(new MomentumSgd(HALVED_EACH_STEP, 0.9)).isEqualTo(copy.clone());
    assertThat(original).isNotEqualTo(new MomentumSgd(0.1, 0.8));
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new MomentumSgd(0.1, 1)).hasMessageContaining("momentum is 1.0");
    assertThatThrownBy(() -> new MomentumSgd(0.1, Double.NaN))
        .hasMessageContaining("momentum is NaN");
    assertThatThrownBy(() -> new MomentumSgd(-1, 0.9))
        .hasMessageContaining("learning rate is -1.0");
    assertThatThrownBy(() -> new MomentumSgd(Double.NaN, 0.9)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new MomentumSgd((MapSchedule) null, 0.9))
        .isInstanceOf(NullPointerException.class);
  }

  private static double[] applied(
      GradientUpdater<MomentumSgd> updater, int iteration, double... gradient) {
    INDArray array = Nd4j.createFromArray(gradient);
    updater.applyUpdater(array, iteration, 0);
    return array.toDoubleVector();
  }

  private static void fit(ComputationGraph graph, DataSet data, int steps) {
    for (int step = 0; step < steps; step++) {
      graph.fit(data);
    }
  }

  private static ComputationGraph savedAndRestored(ComputationGraph graph) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ModelSerializer.writeModel(graph, bytes, true);
    return ModelSerializer.restoreComputationGraph(
        new ByteArrayInputStream(bytes.toByteArray()), true);
  }

  private static void assertSame(ComputationGraph graph, PlainNetwork plain) {
    assertClose(graph.getParam("hidden_W").toDoubleMatrix(), plain.hiddenWeights());
    assertClose(graph.getParam("output_W").toDoubleMatrix(), plain.outputWeights());
    assertThat(graph.getParam("output_b").toDoubleVector())
        .containsExactly(plain.outputBias(), within(1e-12));
  }

  private static void assertClose(double[][] actual, double[][] expected) {
    assertThat(actual).hasDimensions(expected.length, expected[0].length);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).containsExactly(expected[i], within(1e-12));
    }
  }
}
