package org.msift.core.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.checkpoint.CheckpointException;
import org.msift.core.checkpoint.ElementType;
import org.msift.core.checkpoint.ModelFile;
import org.msift.core.checkpoint.Tensor;
import org.msift.core.graph.GraphParameters;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A model that training can go on from: the state of the training and that of the updater are extra
 * entries of the model's file. DL4J's configuration is not: whoever resumes builds the graph anew.
 */
final class TrainingCheckpoint {

  private static final String STATE = "training.json";
  private static final String UPDATER = "updater.bin";

  private TrainingCheckpoint() {}

  static void write(Path file, ComputationGraph graph, ModelFile model, TrainingState state) {
    try {
      String json = TrainingJson.MAPPER.writeValueAsString(state);
      model
          .withExtra(STATE, json.getBytes(StandardCharsets.UTF_8))
          .withExtra(UPDATER, updaterState(graph))
          .write(file);
    } catch (IOException impossible) {
      throw new IllegalStateException("the state of the training is no JSON", impossible);
    }
  }

  /** Gives a graph the parameters, the updater's state and the counts that a file holds. */
  static TrainingState restore(Path file, ComputationGraph graph) {
    ModelFile model = ModelFile.readWithExtras(file);
    try {
      TrainingState state = TrainingJson.MAPPER.readValue(model.extra(STATE), TrainingState.class);
      byte[] updater = model.extra(UPDATER);
      requireSize(graph, updater);
      GraphParameters.load(graph, model.weights());
      setUpdaterState(graph, updater);
      graph.getConfiguration().setIterationCount(state.iteration());
      graph.getConfiguration().setEpochCount(state.epoch());
      return state;
    } catch (CheckpointException unfit) {
      throw new CheckpointException(file + ": " + unfit.getMessage(), unfit);
    } catch (IOException damaged) {
      throw new CheckpointException(file + ": the state of the training is damaged", damaged);
    }
  }

  /** Null for an updater without state. */
  private static INDArray view(ComputationGraph graph) {
    return graph.getUpdater(true).getStateViewArray();
  }

  private static byte[] updaterState(ComputationGraph graph) {
    INDArray view = view(graph);
    if (view == null) {
      return new byte[0];
    }
    ByteBuffer values = GraphParameters.tensor(view).bytes();
    byte[] bytes = new byte[values.remaining()];
    values.get(bytes);
    return bytes;
  }

  private static void requireSize(ComputationGraph graph, byte[] updater) {
    INDArray view = view(graph);
    long expected = view == null ? 0 : view.length() * type(view).bytes();
    if (updater.length != expected) {
      throw new CheckpointException(
          "the state of the optimiser has %d bytes, but this network's has %d; resume with the network and optimiser that it was saved with"
              .formatted(updater.length, expected));
    }
  }

  private static void setUpdaterState(ComputationGraph graph, byte[] bytes) {
    INDArray view = view(graph);
    if (view != null) {
      Tensor values = Tensor.ofBytes(type(view), bytes, view.shape());
      INDArray array =
          view.dataType() == DataType.DOUBLE
              ? Nd4j.createFromArray(values.toDoubles())
              : Nd4j.createFromArray(values.toFloats());
      view.assign(array.reshape('c', view.shape()));
    }
  }

  private static ElementType type(INDArray array) {
    return array.dataType() == DataType.DOUBLE ? ElementType.FLOAT64 : ElementType.FLOAT32;
  }
}
