package org.msift.examples.task;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.backend.Backend;
import org.msift.core.checkpoint.Provenance;
import org.msift.core.operator.CrossEntropy;
import org.msift.core.training.RunFolder;
import org.msift.core.training.Settings;
import org.msift.core.training.StopSignal;
import org.msift.core.training.Trainer;
import org.msift.core.training.TrainingPlan;
import org.msift.core.training.TrainingResult;
import org.msift.core.training.Validation;
import org.msift.tasks.data.DataSet;
import org.msift.tasks.data.DataSetEpochs;
import org.msift.tasks.data.SplitData;
import org.msift.tasks.data.descriptor.DataException;
import org.msift.tasks.data.descriptor.Task;
import org.msift.tasks.evaluation.ClassificationMetrics;
import org.msift.tasks.evaluation.ConfusionMatrix;
import org.msift.tasks.evaluation.Metrics;
import org.msift.tasks.evaluation.SegmentationMetrics;
import org.msift.tasks.model.BackboneWeights;
import org.msift.tasks.model.HeadKind;
import org.msift.tasks.model.NetworkSettings;
import org.msift.tasks.model.TaskModel;
import org.msift.tasks.model.TaskPredictor;
import org.msift.tasks.model.TrainingRecipe;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Trains a network on a data set, into a run folder.
 *
 * @param data what it is trained on
 * @param network what is trained
 * @param recipe how
 * @param weights what backbones start with; random numbers for those that are not there
 */
public record TrainingJob(
    SplitData data, NetworkSettings network, TrainingRecipe recipe, List<BackboneWeights> weights) {

  /** The metric by which the best classification is told. */
  static final String ACCURACY = "accuracy";

  /** The metric by which the best segmentation is told. */
  static final String MEAN_IOU = "meanIoU";

  public TrainingJob {
    weights = List.copyOf(weights);
  }

  /**
   * Trains until the end or the signal to stop, and reports on the best model so far.
   *
   * @param out the run folder
   * @param resume whether to go on with the run in it; else it must be new or empty
   * @param stop asks to stop
   * @return how it ended
   */
  public TrainingResult run(Path out, boolean resume, StopSignal stop) {
    requireLabels(data.train(), "training");
    requireTwoForPooling();
    DataSetEpochs epochs =
        new DataSetEpochs(data.train(), recipe.batches(network.sources().size()));
    TrainingPlan plan = recipe.plan();
    // Before the folder is made, so that what does not fit leaves none behind.
    ComputationGraph graph = graph(plan);
    Provenance provenance = provenance();
    RunFolder folder =
        resume
            ? RunFolder.resume(out, plan, settings(), provenance)
            : RunFolder.create(out, plan, settings(), provenance);
    try (TaskPredictor predictor = TaskPredictor.untrained(network, recipe.batch())) {
      return Trainer.of(
              epochs,
              validation(predictor),
              TaskModel.content(network, data.descriptor(), data.scalings(), provenance))
          .stoppedBy(stop)
          .run(graph, folder);
    }
  }

  /** PSP's branch of the whole map has one value of each channel and sample to normalise. */
  private void requireTwoForPooling() {
    int samples = data.train().size();
    int last = samples % recipe.batch();
    if (network.head() == HeadKind.PSP && (recipe.batch() == 1 || last == 1)) {
      throw new IllegalArgumentException(
          "the head psp is trained on batches of two or more, but %d samples in batches of %d leave one alone; set batch=%d or head=danet"
              .formatted(samples, recipe.batch(), fitting(samples)));
    }
  }

  /** The next larger batch that leaves no sample alone. */
  private int fitting(int samples) {
    int batch = Math.max(2, recipe.batch() + 1);
    while (samples % batch == 1) {
      batch++;
    }
    return batch;
  }

  private static void requireLabels(DataSet part, String name) {
    for (long count : part.classCounts()) {
      if (count > 0) {
        return;
      }
    }
    throw new DataException("every label of the " + name + " part is ignored");
  }

  private ComputationGraph graph(TrainingPlan plan) {
    double[] weights = recipe.classWeights().weights(data.train().classCounts());
    CrossEntropy loss = CrossEntropy.of().ignoring(DataSet.IGNORE).weighted(weights);
    ComputationGraph graph = network.network().trainingGraph(plan.settings(DataType.FLOAT), loss);
    this.weights.forEach(one -> one.load(graph));
    return graph;
  }

  private Provenance provenance() {
    String version =
        Optional.ofNullable(TrainingJob.class.getPackage().getImplementationVersion())
            .orElse("development");
    String backend = Backend.report().facts().backend();
    Map<String, String> files = new LinkedHashMap<>();
    weights.forEach(one -> files.put(one.source(), one.file() + " sha256:" + one.hash()));
    return Provenance.here(version, DataHash.of(data), recipe.seed(), backend).withWeights(files);
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("network", Settings.asObject(network));
    settings.put("recipe", Settings.asObject(recipe));
    settings.put("data", Settings.asObject(data.descriptor()));
    return settings;
  }

  private Validation validation(TaskPredictor predictor) {
    if (data.validation().size() == 0) {
      return Validation.byTrainingLoss();
    }
    requireLabels(data.validation(), "validation");
    boolean segments = network.task() == Task.SEGMENT;
    return new Validation(
        graph -> metrics(predictor.take(graph).evaluate(data.validation())),
        segments ? MEAN_IOU : ACCURACY,
        true);
  }

  private Map<String, Double> metrics(ConfusionMatrix matrix) {
    Metrics metrics = TaskPredictor.metrics(network.task(), matrix, names());
    Map<String, Double> values = new LinkedHashMap<>();
    if (metrics instanceof ClassificationMetrics of) {
      values.put(ACCURACY, of.overallAccuracy());
      values.put("averageAccuracy", of.averageAccuracy());
      values.put("kappa", of.kappa());
    } else if (metrics instanceof SegmentationMetrics of) {
      values.put(MEAN_IOU, of.meanIntersectionOverUnion());
      values.put("meanAccuracy", of.meanAccuracy());
      values.put("pixelAccuracy", of.pixelAccuracy());
    }
    return values;
  }

  private List<String> names() {
    return data.descriptor().classes().stream().map(one -> one.name()).toList();
  }
}
