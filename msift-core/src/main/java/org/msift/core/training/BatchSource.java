package org.msift.core.training;

/**
 * Makes batches one by one. What a batch holds depends on the numbers of epoch and batch, and on
 * nothing else.
 */
public interface BatchSource {

  /**
   * The number of batches of each epoch.
   *
   * @return at least 1
   */
  int batches();

  /**
   * Makes a batch; called in a thread of its own, one call at a time for an epoch.
   *
   * @param epoch number of the epoch, from 0
   * @param batch number of the batch in it, from 0
   * @return the batch
   */
  HostBatch load(int epoch, int batch);
}
