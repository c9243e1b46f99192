package org.msift.core.training;

import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;

/**
 * Training data, epoch by epoch. What an epoch holds depends on its number and on a seed, and on
 * nothing else: that is what makes a resumed training give the same numbers.
 */
public interface EpochData {

  /**
   * The number of batches of each epoch.
   *
   * @return at least 1
   */
  int batches();

  /**
   * The batches of an epoch.
   *
   * @param epoch number of the epoch, from 0
   * @return as many batches as {@link #batches} says; one label array, or one for each output of
   *     the network. It is closed after use if it is {@link AutoCloseable}
   */
  MultiDataSetIterator open(int epoch);

  /**
   * The batches of an epoch from a later one on. Reads and drops those before; to be overridden
   * where there is a faster way.
   *
   * @param epoch number of the epoch, from 0
   * @param first number of the first batch that is wanted, from 0
   * @return the remaining batches
   */
  default MultiDataSetIterator open(int epoch, int first) {
    MultiDataSetIterator batches = open(epoch);
    for (int i = 0; i < first && batches.hasNext(); i++) {
      batches.next();
    }
    return batches;
  }
}
