package org.msift.core.training;

import java.util.Arrays;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;

/** The rest of one epoch, made to fit a graph; notes how long it let us wait. */
final class EpochBatches implements AutoCloseable {

  private final MultiDataSetIterator batches;
  private final int epoch;
  private final int expected;
  private final int outputs;
  private final int inputs;
  private int given;
  private long waitingNanos;

  EpochBatches(EpochData data, int epoch, int first, ComputationGraph graph) {
    long start = System.nanoTime();
    this.batches = data.open(epoch, first);
    this.waitingNanos = System.nanoTime() - start;
    this.epoch = epoch;
    this.expected = data.batches();
    this.given = first;
    this.inputs = graph.getNumInputArrays();
    this.outputs = graph.getNumOutputArrays();
  }

  MultiDataSet next() {
    long start = System.nanoTime();
    if (!batches.hasNext()) {
      throw wrongNumber("only " + given);
    }
    MultiDataSet batch = batches.next();
    given++;
    waitingNanos += System.nanoTime() - start;
    return fitted(batch);
  }

  /** To be called after the last batch. */
  void requireEnd() {
    if (batches.hasNext()) {
      throw wrongNumber("more");
    }
  }

  private IllegalStateException wrongNumber(String number) {
    return new IllegalStateException(
        "the data announced "
            + expected
            + " batches per epoch, but epoch "
            + epoch
            + " has "
            + number);
  }

  private MultiDataSet fitted(MultiDataSet batch) {
    int features = batch.getFeatures().length;
    int labels = batch.getLabels().length;
    if (features != inputs || labels != outputs && labels != 1) {
      throw new IllegalArgumentException(
          "the network takes %d inputs and compares %d outputs, but the data has %d feature and %d label arrays; expected as many, or one label array for all outputs"
              .formatted(inputs, outputs, features, labels));
    }
    if (labels == outputs) {
      return batch;
    }
    return new org.nd4j.linalg.dataset.MultiDataSet(
        batch.getFeatures(),
        repeated(batch.getLabels()),
        batch.getFeaturesMaskArrays(),
        repeated(batch.getLabelsMaskArrays()));
  }

  /** One array for all losses, which only read it. */
  private INDArray[] repeated(INDArray... arrays) {
    if (arrays == null) {
      return null;
    }
    INDArray[] repeated = new INDArray[outputs];
    Arrays.fill(repeated, arrays[0]);
    return repeated;
  }

  /** Time since the last call that was spent waiting. */
  long takeWaitingNanos() {
    long nanos = waitingNanos;
    waitingNanos = 0;
    return nanos;
  }

  @Override
  public void close() {
    if (batches instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (RuntimeException failed) {
        throw failed;
      } catch (Exception failed) {
        throw new IllegalStateException("the data of epoch " + epoch + " cannot be closed", failed);
      }
    }
  }
}
