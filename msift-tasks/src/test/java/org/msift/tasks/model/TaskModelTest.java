package org.msift.tasks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.checkpoint.CheckpointException;
import org.msift.core.checkpoint.ModelDescription;
import org.msift.core.checkpoint.ModelFile;
import org.msift.core.checkpoint.Provenance;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.graph.GraphSettings;
import org.msift.tasks.data.ArrayDataSet;
import org.msift.tasks.data.SourceScaling;
import org.msift.tasks.data.SourceShape;
import org.msift.tasks.data.descriptor.DataDescriptor;
import org.msift.tasks.data.descriptor.DataException;
import org.msift.tasks.data.descriptor.DescriptorFile;
import org.msift.tasks.data.descriptor.Task;
import org.msift.tasks.data.generator.LookAlike;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A model keeps all that new files need, and is not used on other sources. */
class TaskModelTest {

  private static final Provenance PROVENANCE = Provenance.here("test", "", 1L, "");
  private static final ArrayDataSet DATA = new LookAlike(Task.IMAGE, 16, 5, 0, 1).draw();
  private static final DataDescriptor DESCRIPTOR =
      DescriptorFile.parse(
          "test",
          """
          task: image
          sources:
            - {name: optical, files: "o/{id}.tif", noData: NaN, bands: [0, 1, 2], resize: [16, 16]}
            - {name: thermal, arrays: {train: a.mat, test: b.mat}, variable: v, noData: -9}
          classes:
            - {name: grey and cold, color: "#102030"}
            - {name: grey and warm}
            - {name: coloured and cold}
            - {name: coloured and warm}
          published: here
          """);
  private static final List<SourceScaling> SCALINGS =
      List.of(
          new SourceScaling("optical", new double[] {1, 2, 3}, new double[] {0.1, 0.2, 0.3}),
          new SourceScaling("thermal", new double[] {4}, new double[] {0.5}));

  @TempDir private Path folder;

  private static NetworkSettings network() {
    return NetworkSettings.preset("tiny", Task.IMAGE, DATA.sourceShapes(), 4);
  }

  private static TaskModel model(NetworkSettings network, ComputationGraph graph) {
    ModelFile saved = TaskModel.content(network, DESCRIPTOR, SCALINGS, PROVENANCE).of(graph);
    return new TaskModel(network, DESCRIPTOR, SCALINGS, saved.weights(), PROVENANCE);
  }

  @Test
  void whatIsWrittenIsReadBack() {
    NetworkSettings network = network();
    ComputationGraph graph = network.network().trainingGraph(GraphSettings.of(1));
    Path file = folder.resolve("model.zip");
    model(network, graph).write(file);
    TaskModel read = TaskModel.read(file);
    assertThat(read.network()).isEqualTo(network);
    assertThat(read.data().sources()).isEqualTo(DESCRIPTOR.sources());
    assertThat(read.data().classes()).isEqualTo(DESCRIPTOR.classes());
    assertThat(read.data().published()).isEqualTo("here");
    assertThat(read.scalings()).usingRecursiveComparison().isEqualTo(SCALINGS);
    assertThat(read.weights().names()).isEqualTo(graph.paramTable().keySet());
    assertThat(read.provenance()).isEqualTo(PROVENANCE);
  }

  @Test
  void predictsWhatTheGraphGivesWhateverTheBatch() {
    NetworkSettings network = network();
    ComputationGraph training = network.network().trainingGraph(GraphSettings.of(7));
    ComputationGraph plain = network.network().inferenceGraph(GraphSettings.of(7));
    plain.paramTable().forEach((name, value) -> value.assign(training.getParam(name)));
    INDArray[] images = new INDArray[2];
    for (int s = 0; s < 2; s++) {
      SourceShape shape = DATA.sourceShapes().get(s);
      List<INDArray> each = new ArrayList<>();
      for (int i = 0; i < DATA.size(); i++) {
        long[] size = {1, shape.height(), shape.width(), shape.bands()};
        each.add(Nd4j.create(DATA.sample(i).sources()[s], size, 'c'));
      }
      images[s] = Nd4j.concat(0, each.toArray(INDArray[]::new));
    }
    float[][] expected = plain.output(images)[0].toFloatMatrix();
    List<Prediction> fromModel = new ArrayList<>();
    try (TaskPredictor predictor = TaskPredictor.of(model(network, training), 2)) {
      predictor.predict(DATA, fromModel::add);
    }
    List<Prediction> fromTraining = new ArrayList<>();
    try (TaskPredictor predictor = TaskPredictor.untrained(network, 5)) {
      predictor.take(training).predict(DATA, fromTraining::add);
    }
    assertThat(fromModel).hasSize(5);
    for (int i = 0; i < 5; i++) {
      assertThat(fromModel.get(i).logits()).containsExactly(expected[i], OFFSET);
      assertThat(fromTraining.get(i).logits()).containsExactly(expected[i], OFFSET);
      assertThat(fromModel.get(i).id()).isEqualTo(Integer.toString(i));
      assertThat(fromModel.get(i).truth()).containsExactly(DATA.label(i));
    }
  }

  private static final org.assertj.core.data.Offset<Float> OFFSET =
      org.assertj.core.data.Offset.offset(1e-4f);

  @Test
  void probabilitiesAreTheSoftmaxEvenOfLargeLogits() {
    Prediction prediction = new Prediction("x", 1, 2, 2, new float[] {0, 0, 2000, 1000}, null);
    assertThat(prediction.probabilities()).containsExactly(0.5f, 0.5f, 1, 0);
    assertThat(prediction.labels()).containsExactly(0, 0);
  }

  @Test
  void otherModelsSourcesAndWeightsAreRefused() {
    NetworkSettings network = network();
    Path other = folder.resolve("ship.zip");
    StateDict none = StateDict.builder().build();
    ModelFile.of(
            new ModelDescription("ship", Map.of(), Map.of(), Map.of(), List.of(), PROVENANCE), none)
        .write(other);
    assertThatThrownBy(() -> TaskModel.read(other))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContainingAll("ship.zip", "holds the model ship", "msift");
    TaskModel empty = new TaskModel(network, DESCRIPTOR, SCALINGS, none, PROVENANCE);
    assertThatThrownBy(() -> TaskPredictor.of(empty, 1)).hasMessageContaining("the weights lack");
    List<SourceScaling> swapped = List.of(SCALINGS.get(1), SCALINGS.get(0));
    assertThatThrownBy(() -> new TaskModel(network, DESCRIPTOR, swapped, none, PROVENANCE))
        .hasMessageContainingAll("[optical, thermal]", "[thermal, optical]");
    DataDescriptor alone = DESCRIPTOR.withSources(List.of("thermal"));
    assertThatThrownBy(() -> empty.fit(alone))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll("[optical, thermal]", "[thermal]");
    ArrayDataSet larger = new LookAlike(Task.IMAGE, 20, 1, 0, 1).draw();
    try (TaskPredictor predictor = TaskPredictor.untrained(network, 1)) {
      assertThatThrownBy(() -> predictor.evaluate(larger))
          .isInstanceOf(DataException.class)
          .hasMessageContainingAll("height=16", "height=20");
    }
  }
}
