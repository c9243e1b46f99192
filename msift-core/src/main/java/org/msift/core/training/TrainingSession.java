package org.msift.core.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.msift.core.checkpoint.ModelFile;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call of {@link Trainer#run}. */
final class TrainingSession {

  private static final Logger LOG = LoggerFactory.getLogger(TrainingSession.class);

  /** At most this much work is lost when a machine fails in a long epoch. */
  private static final long SAVE_NANOS = TimeUnit.MINUTES.toNanos(10);

  private static final long SEED_FACTOR = 0x9E3779B97F4A7C15L;

  private final ComputationGraph graph;
  private final RunFolder folder;
  private final TrainingPlan plan;
  private final EpochData data;
  private final Validation validation;
  private final ModelContent content;
  private final HistoryWriter historyWriter;
  private final StopSignal stop;

  private int batch;
  private double lossSum;
  private int lossCount;
  private Double best;
  private final List<HistoryRow> history = new ArrayList<>();

  private int savedIteration = -1;
  private long savedNanos = System.nanoTime();
  private long waitingNanos;
  private long steppingNanos;

  TrainingSession(
      ComputationGraph graph,
      RunFolder folder,
      EpochData data,
      Validation validation,
      ModelContent content,
      HistoryWriter historyWriter,
      StopSignal stop) {
    this.graph = graph;
    this.folder = folder;
    this.plan = folder.plan();
    this.data = data;
    this.validation = validation;
    this.content = content;
    this.historyWriter = historyWriter;
    this.stop = stop;
  }

  void restore() {
    TrainingState state = TrainingCheckpoint.restore(folder.last(), graph);
    batch = state.batch();
    lossSum = state.lossSum();
    lossCount = state.lossCount();
    best = state.best();
    history.addAll(state.history());
    savedIteration = state.iteration();
    LOG.info("resumed after {} steps and {} epochs", state.iteration(), state.epoch());
  }

  TrainingResult run() {
    Collection<TrainingListener> listeners = new ArrayList<>(graph.getListeners());
    try (ProgressListener progress = ProgressListener.start(plan.length().steps(data.batches()))) {
      progress.resumed(iteration());
      graph.addListeners(progress);
      if (plan.clipNorm() < Double.POSITIVE_INFINITY) {
        graph.addListeners(new GlobalNormClipping(plan.clipNorm()));
      }
      train(progress);
    } finally {
      graph.setListeners(listeners);
    }
    OptionalDouble reached = best == null ? OptionalDouble.empty() : OptionalDouble.of(best);
    return new TrainingResult(!isDone(), iteration(), epoch(), reached, waiting());
  }

  private void train(ProgressListener progress) {
    while (!isDone() && !stop.isRequested()) {
      trainEpoch(progress);
    }
    if (isDone() && !isValidated()) {
      validate(progress);
    }
    if (savedIteration != iteration()) {
      save();
    }
    if (!isDone()) {
      LOG.info("stopped after {} steps; {} goes on from here", iteration(), folder.last());
    }
  }

  private void trainEpoch(ProgressListener progress) {
    try (EpochBatches batches = new EpochBatches(data, epoch(), batch, graph)) {
      boolean ended = false;
      while (!ended && !isDone() && !stop.isRequested()) {
        step(batches, progress);
        ended = batch == data.batches();
        if (ended) {
          batches.requireEnd();
          batch = 0;
          graph.incrementEpochCount();
        }
        if (plan.isValidated(iteration(), epoch(), ended)) {
          validate(progress);
        } else if (System.nanoTime() - savedNanos > SAVE_NANOS) {
          save();
        }
      }
    }
  }

  private void step(EpochBatches batches, ProgressListener progress) {
    double rate = plan.rate().valueAt(iteration(), epoch());
    progress.facts(rate, waiting());
    MultiDataSet next = batches.next();
    waitingNanos += batches.takeWaitingNanos();
    long start = System.nanoTime();
    Nd4j.getRandom().setSeed(plan.seed() + SEED_FACTOR * (iteration() + 1L));
    fit(next, rate);
    steppingNanos += System.nanoTime() - start;
    batch++;
    lossSum += graph.score();
    lossCount++;
  }

  private void fit(MultiDataSet next, double rate) {
    int iteration = iteration();
    try {
      graph.fit(next);
    } catch (ArithmeticException gradients) {
      throw new DivergenceException(divergence(gradients.getMessage()), gradients);
    }
    if (!Double.isFinite(graph.score())) {
      throw new DivergenceException(
          divergence(
              "the loss is %s in step %d, with the learning rate %s; lower the rate, or look for input that is not finite"
                  .formatted(graph.score(), iteration, rate)));
    }
  }

  private String divergence(String what) {
    return what + ". The last good model, after " + savedIteration + " steps: " + folder.last();
  }

  private void validate(ProgressListener progress) {
    requireFiniteParameters();
    progress.activity("validating");
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(Validation.LOSS, lossCount == 0 ? Double.NaN : lossSum / lossCount);
    values.put("learningRate", lastRate());
    values.putAll(validation.metrics().apply(graph));
    note(values, progress);
    progress.activity("");
  }

  private void note(Map<String, Double> values, ProgressListener progress) {
    Double value = values.get(validation.criterion());
    if (value == null) {
      throw new IllegalStateException(
          "the criterion " + validation.criterion() + " is not among " + values.keySet());
    }
    lossSum = 0;
    lossCount = 0;
    history.add(new HistoryRow(iteration(), epoch(), values));
    boolean better = validation.isBetter(value, best);
    if (better) {
      best = value;
    }
    String text = text(values) + (better ? " (best so far)" : "");
    LOG.info("epoch {}, step {}: {}", epoch(), iteration(), text);
    progress.metrics(text(validatedOnly(values)));
    ModelFile model = content.of(graph);
    if (better) {
      model.write(folder.best());
    }
    writeHistory();
    // Last: what is before it is written again in the same way if this is not reached.
    save(model);
  }

  private static Map<String, Double> validatedOnly(Map<String, Double> values) {
    Map<String, Double> metrics = new LinkedHashMap<>(values);
    metrics.remove(Validation.LOSS);
    metrics.remove("learningRate");
    return metrics;
  }

  private static String text(Map<String, Double> values) {
    StringJoiner text = new StringJoiner(", ");
    values.forEach(
        (name, value) -> text.add(name + " " + String.format(Locale.ROOT, "%.5g", value)));
    return text.toString();
  }

  private void writeHistory() {
    try {
      historyWriter.write(folder.path(), List.copyOf(history));
    } catch (IOException failed) {
      throw new RunFolderException(
          "cannot write the history into " + folder.path() + ": " + failed, failed);
    }
  }

  /** The rate of the step before, which may have belonged to the epoch before. */
  private double lastRate() {
    int epoch = batch == 0 && epoch() > 0 ? epoch() - 1 : epoch();
    return plan.rate().valueAt(Math.max(0, iteration() - 1), epoch);
  }

  void save() {
    requireFiniteParameters();
    save(content.of(graph));
  }

  private void save(ModelFile model) {
    TrainingState state =
        new TrainingState(iteration(), epoch(), batch, lossSum, lossCount, best, history);
    TrainingCheckpoint.write(folder.last(), graph, model, state);
    savedIteration = iteration();
    savedNanos = System.nanoTime();
  }

  private void requireFiniteParameters() {
    double norm = graph.params().norm2Number().doubleValue();
    if (!Double.isFinite(norm)) {
      throw new DivergenceException(
          divergence(
              "the parameters' norm is %s after step %d; lower the learning rate"
                  .formatted(norm, iteration())));
    }
  }

  private boolean isDone() {
    return plan.isDone(iteration(), epoch());
  }

  private boolean isValidated() {
    return !history.isEmpty() && history.get(history.size() - 1).iteration() == iteration();
  }

  private int iteration() {
    return graph.getIterationCount();
  }

  private int epoch() {
    return graph.getEpochCount();
  }

  private double waiting() {
    long total = waitingNanos + steppingNanos;
    return total == 0 ? 0 : waitingNanos / (double) total;
  }
}
