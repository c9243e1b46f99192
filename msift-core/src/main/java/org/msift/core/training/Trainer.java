package org.msift.core.training;

import java.nio.file.Files;
import java.util.Objects;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.checkpoint.CheckpointException;
import org.msift.core.graph.DirectUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Trains any network of this library: validates it as planned, keeps the best and the last model in
 * a run folder, tells how far it is, stops on request, and goes on later to the same numbers as if
 * it had not been stopped. docs/design/training.md has the reasons.
 *
 * <pre>{@code
 * ComputationGraph graph = network.trainingGraph(plan.settings(DataType.FLOAT));
 * RunFolder folder = RunFolder.create(path, plan, settings, provenance);
 * TrainingResult result = Trainer.of(data, validation, content).run(graph, folder);
 * }</pre>
 */
public final class Trainer {

  private final EpochData data;
  private final Validation validation;
  private final ModelContent content;
  private final HistoryWriter history;
  private final StopSignal stop;

  private Trainer(
      EpochData data,
      Validation validation,
      ModelContent content,
      HistoryWriter history,
      StopSignal stop) {
    this.data = Objects.requireNonNull(data, "data");
    this.validation = Objects.requireNonNull(validation, "validation");
    this.content = Objects.requireNonNull(content, "content");
    this.history = Objects.requireNonNull(history, "history");
    this.stop = Objects.requireNonNull(stop, "stop");
  }

  /**
   * A trainer that writes the history as {@code history.csv} and {@code history.json} and is never
   * asked to stop.
   *
   * @param data what is learned from
   * @param validation how the network is judged
   * @param content what is saved of it
   * @return the trainer
   */
  public static Trainer of(EpochData data, Validation validation, ModelContent content) {
    return new Trainer(data, validation, content, new HistoryFiles(), new StopSignal());
  }

  /**
   * The same trainer, which heeds a signal to stop.
   *
   * @param stop the signal
   * @return a new trainer
   */
  public Trainer stoppedBy(StopSignal stop) {
    return new Trainer(data, validation, content, history, stop);
  }

  /**
   * The same trainer, which writes the history in another way.
   *
   * @param history called after each validation
   * @return a new trainer
   */
  public Trainer withHistory(HistoryWriter history) {
    return new Trainer(data, validation, content, history, stop);
  }

  /**
   * Trains until the plan's end or the signal to stop. Goes on where the folder's last model was
   * saved, if it has one.
   *
   * <p>ND4J's random numbers are seeded anew before each step, from the plan's seed and the number
   * of the step, so that DL4J's own dropout repeats itself too.
   *
   * @param graph the network, as built from {@link TrainingPlan#settings}, its outputs losses.
   *     Modified: it is the last network afterwards. Listeners that it has see every step
   * @param folder a new or resumed run folder
   * @return how it ended
   * @throws DivergenceException if loss, gradients or parameters are not finite any more; the last
   *     good model is in the folder
   * @throws CheckpointException if the folder's last model does not fit the network, or a model
   *     cannot be written
   * @throws IllegalArgumentException if no layer of the graph has the plan's optimiser, or the data
   *     does not fit the graph
   * @throws IllegalStateException if an epoch has another number of batches than announced, or the
   *     criterion is not among the metrics
   */
  public TrainingResult run(ComputationGraph graph, RunFolder folder) {
    requireOptimiser(graph, folder.plan());
    DirectUpdater.install(graph);
    TrainingSession session =
        new TrainingSession(graph, folder, data, validation, content, history, stop);
    if (Files.exists(folder.last())) {
      session.restore();
    } else {
      // A training that fails in its first epoch leaves a model too.
      session.save();
    }
    return session.run();
  }

  private static void requireOptimiser(ComputationGraph graph, TrainingPlan plan) {
    IUpdater planned = plan.optimiser().updater(plan.rate());
    for (org.deeplearning4j.nn.api.Layer layer : graph.getLayers()) {
      if (layer.conf().getLayer() instanceof BaseLayer configuration
          && planned.equals(configuration.getIUpdater())) {
        return;
      }
    }
    throw new IllegalArgumentException(
        "no layer of the network is trained by "
            + planned
            + " as planned; build it with the plan's settings");
  }
}
