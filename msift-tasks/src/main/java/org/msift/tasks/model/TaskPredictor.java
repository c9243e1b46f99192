package org.msift.tasks.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.checkpoint.CheckpointException;
import org.msift.core.graph.GraphInference;
import org.msift.core.graph.GraphParameters;
import org.msift.core.graph.GraphSettings;
import org.msift.tasks.data.BatchIterator;
import org.msift.tasks.data.BatchSettings;
import org.msift.tasks.data.DataSet;
import org.msift.tasks.data.SourceShape;
import org.msift.tasks.data.descriptor.DataException;
import org.msift.tasks.data.descriptor.Task;
import org.msift.tasks.evaluation.ClassificationMetrics;
import org.msift.tasks.evaluation.ConfusionMatrix;
import org.msift.tasks.evaluation.Metrics;
import org.msift.tasks.evaluation.SegmentationMetrics;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/**
 * Predicts with a network, in batches that are read in the background, in single precision. For one
 * thread at a time; close it to give its memory back.
 *
 * <pre>{@code
 * try (TaskPredictor predictor = TaskPredictor.of(TaskModel.read(file), 8)) {
 *   predictor.predict(data, prediction -> show(prediction.labels()));
 * }
 * }</pre>
 */
public final class TaskPredictor implements AutoCloseable {

  private final NetworkSettings network;
  private final int batch;
  private final ComputationGraph graph;
  private final GraphInference inference;

  private TaskPredictor(NetworkSettings network, int batch) {
    this.network = network;
    this.batch = batch;
    this.graph = network.network().inferenceGraph(GraphSettings.of(network.seed()));
    this.inference = new GraphInference(graph);
  }

  /**
   * A predictor with the weights of a model.
   *
   * @param model the model
   * @param batch samples at a time, at least 1
   * @return the predictor
   * @throws CheckpointException if weights are missing or have another shape
   */
  public static TaskPredictor of(TaskModel model, int batch) {
    TaskPredictor predictor = new TaskPredictor(model.network(), batch);
    GraphParameters.load(predictor.graph, model.weights());
    return predictor;
  }

  /**
   * A predictor that takes its weights from a network in training.
   *
   * @param network what the network is
   * @param batch samples at a time, at least 1
   * @return the predictor, with random weights until {@link #take}
   */
  public static TaskPredictor untrained(NetworkSettings network, int batch) {
    return new TaskPredictor(network, batch);
  }

  /**
   * Takes over the present weights of a network in training.
   *
   * @param training a graph of the same settings. Not modified
   * @return this
   * @throws IllegalArgumentException if it lacks a parameter
   */
  public TaskPredictor take(ComputationGraph training) {
    Map<String, INDArray> from = training.paramTable();
    graph
        .paramTable()
        .forEach(
            (name, parameter) -> {
              INDArray value = from.get(name);
              if (value == null) {
                throw new IllegalArgumentException(
                    "the network in training has no parameter " + name);
              }
              parameter.assign(value);
            });
    return this;
  }

  /**
   * Predicts every sample.
   *
   * @param data samples of the shapes that the network was built for
   * @param result is given each prediction, in the order of the samples
   * @throws DataException if the sources are others, or a sample cannot be read
   */
  public void predict(DataSet data, Consumer<Prediction> result) {
    requireShapes(data.sourceShapes());
    int index = 0;
    try (BatchIterator batches = new BatchIterator(data, BatchSettings.evaluation(batch))) {
      while (batches.hasNext()) {
        MultiDataSet next = batches.next();
        float[] logits = values(inference.output(next.getFeatures()));
        float[] truth = values(next.getLabels(0));
        int samples = (int) next.getLabels(0).size(0);
        for (int i = 0; i < samples; i++) {
          result.accept(
              prediction(data, index++, part(logits, i, samples), part(truth, i, samples)));
        }
      }
    }
  }

  private Prediction prediction(DataSet data, int index, float[] logits, float[] truth) {
    SourceShape first = network.sources().get(0);
    boolean map = network.task() == Task.SEGMENT;
    int height = map ? first.height() : 1;
    int width = map ? first.width() : 1;
    return new Prediction(data.id(index), height, width, network.classes(), logits, truth);
  }

  private static float[] values(INDArray array) {
    return array.dup('c').reshape(array.length()).toFloatVector();
  }

  private static float[] part(float[] values, int index, int parts) {
    int length = values.length / parts;
    return Arrays.copyOfRange(values, index * length, (index + 1) * length);
  }

  /**
   * Compares predictions with the truth.
   *
   * @param data labelled samples; ignored labels are not counted
   * @return the counts
   * @throws DataException if the sources are others, or a sample cannot be read
   */
  public ConfusionMatrix evaluate(DataSet data) {
    ConfusionMatrix matrix = new ConfusionMatrix(network.classes(), DataSet.IGNORE);
    predict(data, prediction -> matrix.add(prediction.truthLabels(), prediction.labels()));
    return matrix;
  }

  /**
   * The figures that go with a task.
   *
   * @param task the task
   * @param matrix counts of at least one sample
   * @param classes the names of the classes
   * @return those of a classification, or of a segmentation
   */
  public static Metrics metrics(Task task, ConfusionMatrix matrix, List<String> classes) {
    return task == Task.SEGMENT
        ? SegmentationMetrics.of(matrix, classes)
        : ClassificationMetrics.of(matrix, classes);
  }

  /**
   * Where a point attends to.
   *
   * @param data samples of the shapes that the network was built for
   * @param index the sample
   * @param y row of the point in the sample's images
   * @param x column of the point
   * @return for each attention in the order of the layers, its heads and their mean
   * @throws DataException if the sources are others or the point is outside the images
   * @throws IllegalArgumentException if the network has no attention
   */
  public List<AttentionMap> attention(DataSet data, int index, int y, int x) {
    requireShapes(data.sourceShapes());
    return new AttentionReader(network, graph, inference).read(data.sample(index).sources(), y, x);
  }

  private void requireShapes(List<SourceShape> shapes) {
    if (!shapes.equals(network.sources())) {
      throw new DataException(
          "the model was trained on the sources "
              + network.sources()
              + ", but the data have "
              + shapes
              + "; give resize, or train on such data");
    }
  }

  @Override
  public void close() {
    inference.close();
  }
}
