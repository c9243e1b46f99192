package org.msift.core.training;

import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;

/**
 * Epochs whose batches are made in a thread of its own while the network is at work. An epoch that
 * is opened at a later batch makes none of those before.
 *
 * @param source makes batches
 * @param queue batches made in advance, at least 1
 */
public record BackgroundEpochs(BatchSource source, int queue) implements EpochData {

  private static final int USUAL = 4;

  /**
   * Epochs with four batches in advance.
   *
   * @param source makes batches
   * @return the epochs
   */
  public static BackgroundEpochs of(BatchSource source) {
    return new BackgroundEpochs(source, USUAL);
  }

  @Override
  public int batches() {
    return source.batches();
  }

  @Override
  public MultiDataSetIterator open(int epoch) {
    return open(epoch, 0);
  }

  @Override
  public MultiDataSetIterator open(int epoch, int first) {
    int end = source.batches();
    return new BackgroundBatches(
        new BackgroundLoader<>(
            "msift-data-" + epoch, first, end, queue, batch -> source.load(epoch, batch)),
        end - first);
  }
}
