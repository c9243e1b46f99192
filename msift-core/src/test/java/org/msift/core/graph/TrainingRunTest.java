package org.msift.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.earlystopping.EarlyStoppingConfiguration;
import org.deeplearning4j.earlystopping.EarlyStoppingResult;
import org.deeplearning4j.earlystopping.saver.InMemoryModelSaver;
import org.deeplearning4j.earlystopping.scorecalc.DataSetLossCalculator;
import org.deeplearning4j.earlystopping.termination.MaxEpochsTerminationCondition;
import org.deeplearning4j.earlystopping.termination.ScoreImprovementEpochTerminationCondition;
import org.deeplearning4j.earlystopping.trainer.EarlyStoppingGraphTrainer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.optimize.listeners.ScoreIterationListener;
import org.deeplearning4j.parallelism.ParallelWrapper;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.dataset.adapter.SingletonMultiDataSetIterator;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;
import org.nd4j.linalg.dataset.api.iterator.TestMultiDataSetIterator;
import org.nd4j.linalg.learning.config.Adam;

class TrainingRunTest {

  private static final class Recorder extends BaseTrainingListener {
    private final List<Integer> iterations = new ArrayList<>();
    private final List<Double> scores = new ArrayList<>();
    private int forwards;
    private int gradients;
    private int epochs;

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
      iterations.add(iteration);
      scores.add(model.score());
    }

    @Override
    public void onForwardPass(Model model, Map<String, INDArray> activations) {
      assertThat(activations).containsKeys("features.visible", "spatial.circular", "prediction");
      forwards++;
    }

    @Override
    public void onBackwardPass(Model model) {
      gradients++;
    }

    @Override
    public void onEpochEnd(Model model) {
      epochs++;
    }
  }

  @Test
  void trainingLowersTheLoss() {
    ComputationGraph graph = SmallNetwork.create(SmallNetwork.settings().with(new Adam(1e-2)));
    MultiDataSet data = SmallNetwork.data(1, 2);
    double before = graph.score(data);
    SmallNetwork.fit(graph, data, 40);
    assertThat(graph.score(data)).isLessThan(before / 5);
  }

  @Test
  void theScoreIsTheLossOfThePrediction() {
    ComputationGraph graph = SmallNetwork.create(SmallNetwork.settings());
    MultiDataSet data = SmallNetwork.data(1, 2);
    INDArray difference = graph.output(data.getFeatures())[0].sub(data.getLabels()[0]);
    assertThat(graph.score(data))
        .isEqualTo(difference.mul(difference).meanNumber().doubleValue(), within(1e-14));
  }

  @Test
  void listenersSeeEveryStep() {
    Recorder recorder = new Recorder();
    ComputationGraph graph = SmallNetwork.create(SmallNetwork.settings());
    graph.setListeners(recorder, new ScoreIterationListener(1));

    graph.fit(iterator(3), 2);

    assertThat(recorder.iterations).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(recorder.scores).allMatch(Double::isFinite);
    assertThat(recorder.forwards).isEqualTo(6);
    assertThat(recorder.gradients).isEqualTo(6);
    assertThat(recorder.epochs).isEqualTo(2);
  }

  @Test
  void earlyStoppingKeepsTheBestGraph() {
    MultiDataSet validation = SmallNetwork.data(99, 2);
    EarlyStoppingConfiguration<ComputationGraph> configuration =
        new EarlyStoppingConfiguration.Builder<ComputationGraph>()
            .modelSaver(new InMemoryModelSaver<>())
            .scoreCalculator(
                new DataSetLossCalculator(new SingletonMultiDataSetIterator(validation), true))
            .epochTerminationConditions(
                new MaxEpochsTerminationCondition(20),
                new ScoreImprovementEpochTerminationCondition(3))
            .build();
    ComputationGraph graph = SmallNetwork.create(SmallNetwork.settings().with(new Adam(0.05)));

    EarlyStoppingResult<ComputationGraph> result =
        new EarlyStoppingGraphTrainer(configuration, graph, iterator(2), null).fit();

    assertThat(result.getTerminationReason())
        .isEqualTo(EarlyStoppingResult.TerminationReason.EpochTerminationCondition);
    assertThat(result.getScoreVsEpoch()).hasSizeGreaterThan(3);
    double best = result.getScoreVsEpoch().get(result.getBestModelEpoch());
    assertThat(result.getBestModel().score(validation)).isEqualTo(best);
    assertThat(result.getScoreVsEpoch().values()).allMatch(score -> score >= best);
  }

  /** The exact average is not asserted: now and then, that of ParallelWrapper misses a worker. */
  @Test
  void parallelWorkersLowerTheLoss() {
    ComputationGraph graph = SmallNetwork.create(SmallNetwork.settings().with(new Adam(1e-2)));
    MultiDataSet data = SmallNetwork.data(0, 2);
    double before = graph.score(data);

    ParallelWrapper wrapper =
        new ParallelWrapper.Builder<>(graph).workers(2).averagingFrequency(1).build();
    try {
      for (int epoch = 0; epoch < 15; epoch++) {
        wrapper.fit(iterator(4));
      }
    } finally {
      wrapper.shutdown();
    }

    assertThat(graph.score(data)).isLessThan(before / 2);
  }

  @Test
  void labelsThatDoNotFitThePredictionAreRefused() {
    ComputationGraph graph = SmallNetwork.create(SmallNetwork.settings());
    MultiDataSet data =
        new MultiDataSet(
            SmallNetwork.inputs(1, 2, 6, 5), new INDArray[] {SmallNetwork.inputs(1, 2, 5, 6)[0]});
    assertThatThrownBy(() -> graph.fit(data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[2, 6, 5, 1]")
        .hasMessageContaining("[2, 5, 6, 1]");
  }

  @Test
  void inputsThatDoNotFitAreRefused() {
    ComputationGraph graph = SmallNetwork.create(SmallNetwork.settings());
    INDArray[] channelsFirst = {
      SmallNetwork.inputs(1, 2, 6, 5)[0].reshape(2, 1, 6, 5),
      SmallNetwork.inputs(1, 2, 6, 5)[1].reshape(2, 1, 6, 5)
    };
    assertThatThrownBy(() -> graph.output(channelsFirst))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[N, H, W, 1] (channels last)")
        .hasMessageContaining("[2, 1, 6, 5]");
  }

  private static MultiDataSetIterator iterator(int batches) {
    MultiDataSet[] data = new MultiDataSet[batches];
    Arrays.setAll(data, i -> SmallNetwork.data(i, 2));
    return new TestMultiDataSetIterator(1, data);
  }
}
