package org.msift.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msift.core.checkpoint.CheckpointException;
import org.msift.core.checkpoint.ModelFile;
import org.msift.core.checkpoint.Tensor;
import org.msift.core.graph.GraphParameters;
import org.msift.core.graph.WeightDecayPolicy;

class TrainerTest {

  private static final LearningRate RATE =
      new LearningRate.Cosine(0.05, 0, TrainingSpan.epochs(4))
          .warmedUp(TrainingSpan.iterations(5), 0.1);
  private static final TrainingPlan MOMENTUM =
      TrainingPlan.of(TrainingSpan.epochs(3), 2, new Optimiser.Sgd(0.9), RATE, 5)
          .with(WeightDecayPolicy.everything(1e-3).intoGradient())
          .withClipNorm(1);
  private static final TrainingPlan ADAM =
      TrainingPlan.of(TrainingSpan.iterations(11), 2, Optimiser.Adam.USUAL, RATE, 5)
          .withValidation(TrainingSpan.iterations(3))
          .withClipValue(0.5);

  @TempDir private Path temporary;

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 6, 8, 10})
  void aStoppedTrainingGoesOnToTheSameNumbers(int steps) throws IOException {
    for (TrainingPlan plan : List.of(MOMENTUM, ADAM)) {
      String name = plan.optimiser().getClass().getSimpleName();
      Path straight = temporary.resolve(name + "straight");
      Path interrupted = temporary.resolve(name + "interrupted");
      ComputationGraph expected = network(plan);
      TrainingResult whole = trainer().run(expected, create(straight, plan));

      StopSignal stop = new StopSignal();
      ComputationGraph first = network(plan);
      first.addListeners(stopAfter(steps, stop));
      TrainingResult part = trainer().stoppedBy(stop).run(first, create(interrupted, plan));
      ComputationGraph second = network(plan);
      RunFolder folder = RunFolder.resume(interrupted, plan, Map.of(), PictureNetwork.PROVENANCE);
      TrainingResult rest = trainer().run(second, folder);

      assertThat(part.stopped()).isTrue();
      assertThat(part.iterations()).isEqualTo(steps);
      assertThat(rest.stopped()).isFalse();
      assertThat(rest.iterations()).isEqualTo(whole.iterations());
      assertThat(rest.epochs()).isEqualTo(whole.epochs());
      assertThat(second.params().toFloatVector()).isEqualTo(expected.params().toFloatVector());
      for (String file : List.of("last.zip", "best.zip", "history.csv", "history.json")) {
        assertThat(interrupted.resolve(file)).hasSameBinaryContentAs(straight.resolve(file));
      }
    }
  }

  @Test
  void dropoutDoesDrop() {
    ComputationGraph with = network(MOMENTUM);
    ComputationGraph without = PictureNetwork.create(MOMENTUM, 0);

    trainer().run(with, create(temporary.resolve("with"), MOMENTUM));
    trainer().run(without, create(temporary.resolve("without"), MOMENTUM));

    assertThat(with.params().toFloatVector()).isNotEqualTo(without.params().toFloatVector());
  }

  @Test
  void eightSamplesAreLearntByHeart() throws IOException {
    LearningRate rate = new LearningRate.Constant(0.01);
    TrainingPlan plan =
        TrainingPlan.of(TrainingSpan.epochs(80), 2, Optimiser.Adam.USUAL, rate, 3)
            .withValidation(TrainingSpan.epochs(20));
    PictureData data = new PictureData();
    ComputationGraph graph = PictureNetwork.create(plan, 0);
    Path path = temporary.resolve("run");

    TrainingResult result =
        Trainer.of(data, accuracy(), PictureNetwork.CONTENT).run(graph, create(path, plan));

    assertThat(result.best()).hasValue(1);
    assertThat(result.iterations()).isEqualTo(320);
    assertThat(result.waiting()).isBetween(0.0, 0.9);
    assertThat(data.open()).isZero();
    assertThat(Files.readAllLines(path.resolve("history.csv")))
        .hasSize(5)
        .first()
        .isEqualTo("iteration,epoch,loss,learningRate,accuracy");
  }

  @Test
  void theBestModelIsKeptBesideTheLast() {
    List<Double> marks = new ArrayList<>(List.of(Double.NaN, 0.3, 0.9, 0.9, 0.5));
    TrainingPlan plan =
        TrainingPlan.of(
            TrainingSpan.epochs(5), 2, new Optimiser.Sgd(0), new LearningRate.Constant(0.1), 5);
    List<float[]> parameters = new ArrayList<>();
    Function<ComputationGraph, Map<String, Double>> judge =
        graph -> {
          parameters.add(graph.getParam("conv1_b").dup().toFloatVector());
          return Map.of("mark", marks.remove(0));
        };
    RunFolder folder = create(temporary.resolve("run"), plan);
    ComputationGraph graph = network(plan);

    TrainingResult result =
        Trainer.of(new PictureData(), new Validation(judge, "mark", true), PictureNetwork.CONTENT)
            .run(graph, folder);

    assertThat(result.best()).hasValue(0.9);
    assertThat(bias(folder.best())).isEqualTo(parameters.get(2));
    assertThat(bias(folder.last())).isEqualTo(parameters.get(4));
    assertThat(ModelFile.readWithExtras(folder.best()).extraNames()).isEmpty();
  }

  @Test
  void aDivergenceLeavesTheLastGoodModel() {
    TrainingPlan plan =
        TrainingPlan.of(
            TrainingSpan.epochs(50), 2, new Optimiser.Sgd(0), new LearningRate.Constant(1e30), 5);
    for (TrainingPlan wild : List.of(plan, plan.withClipNorm(1e30))) {
      RunFolder folder = create(temporary.resolve("run" + wild.clipNorm()), wild);
      ComputationGraph graph = network(wild);
      Tensor before = GraphParameters.tensor(graph.getParam("conv1_W"));

      assertThatThrownBy(() -> trainer().run(graph, folder))
          .isInstanceOf(DivergenceException.class)
          .hasMessageContaining("learning rate")
          .hasMessageContaining(folder.last().toString());
      assertThat(ModelFile.read(folder.last()).weights().get("conv1_W")).isEqualTo(before);
    }
  }

  @Test
  void aWrongGraphOrWrongDataIsRefused() {
    RunFolder folder = create(temporary.resolve("run"), MOMENTUM);

    assertThatThrownBy(() -> trainer().run(network(ADAM), folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("build it with the plan's settings");
    for (int announced : new int[] {3, 5}) {
      PictureData data = new PictureData(announced);
      assertThatThrownBy(
              () ->
                  Trainer.of(data, accuracy(), PictureNetwork.CONTENT)
                      .run(network(MOMENTUM), folder))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("announced " + announced);
      assertThat(data.open()).isZero();
    }
    Validation other = new Validation(graph -> Map.of("kappa", 1.0), "accuracy", true);
    assertThatThrownBy(
            () ->
                Trainer.of(new PictureData(), other, PictureNetwork.CONTENT)
                    .run(network(MOMENTUM), folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("accuracy is not among [loss, learningRate, kappa]");
  }

  @Test
  void aDamagedStateIsRefused() {
    RunFolder folder = create(temporary.resolve("run"), MOMENTUM);
    trainer().run(network(MOMENTUM), folder);
    ModelFile model = ModelFile.readWithExtras(folder.last());

    model.withExtra("updater.bin", new byte[3]).write(folder.last());
    assertThatThrownBy(() -> trainer().run(network(MOMENTUM), folder))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("optimiser has 3 bytes");
    model.withExtra("training.json", "{\"iteration\":-1}".getBytes()).write(folder.last());
    assertThatThrownBy(() -> trainer().run(network(MOMENTUM), folder))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("state of the training is damaged");
  }

  private static Trainer trainer() {
    return Trainer.of(new PictureData(), accuracy(), PictureNetwork.CONTENT);
  }

  private static Validation accuracy() {
    return new Validation(PictureNetwork::accuracy, "accuracy", true);
  }

  private static ComputationGraph network(TrainingPlan plan) {
    return PictureNetwork.create(plan, 0.3);
  }

  private static RunFolder create(Path path, TrainingPlan plan) {
    return RunFolder.create(path, plan, Map.of(), PictureNetwork.PROVENANCE);
  }

  private static float[] bias(Path model) {
    return ModelFile.read(model).weights().get("conv1_b").toFloats();
  }

  private static BaseTrainingListener stopAfter(int steps, StopSignal stop) {
    return new BaseTrainingListener() {
      @Override
      public void iterationDone(Model model, int iteration, int epoch) {
        if (iteration + 1 == steps) {
          stop.request();
        }
      }
    };
  }
}
