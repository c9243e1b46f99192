package org.msift.tasks.data;

import org.msift.tasks.data.augmentation.Augmentation;
import org.msift.tasks.data.descriptor.DataException;

/**
 * How samples are served.
 *
 * @param batchSize samples of a batch, positive; the last of an epoch may have fewer
 * @param shuffle whether each epoch has its own seeded order
 * @param seed of order and augmentation
 * @param augmentation what is changed at random
 * @param queue batches prepared in advance, positive
 */
public record BatchSettings(
    int batchSize, boolean shuffle, long seed, Augmentation augmentation, int queue) {

  /**
   * Checks the numbers.
   *
   * @param batchSize samples of a batch, positive; the last of an epoch may have fewer
   * @param shuffle whether each epoch has its own seeded order
   * @param seed of order and augmentation
   * @param augmentation what is changed at random
   * @param queue batches prepared in advance, positive
   * @throws DataException if one is not positive
   */
  public BatchSettings {
    if (batchSize < 1 || queue < 1) {
      throw new DataException(
          "batch size " + batchSize + " and queue " + queue + " must be positive");
    }
  }

  /**
   * For training: shuffled.
   *
   * @param batchSize samples of a batch
   * @param seed of order and augmentation
   * @param augmentation what is changed at random
   * @return the settings
   */
  public static BatchSettings training(int batchSize, long seed, Augmentation augmentation) {
    return new BatchSettings(batchSize, true, seed, augmentation, 4);
  }

  /**
   * For evaluation: in order, unchanged.
   *
   * @param batchSize samples of a batch
   * @return the settings
   */
  public static BatchSettings evaluation(int batchSize) {
    return new BatchSettings(batchSize, false, 0, Augmentation.NONE, 4);
  }
}
