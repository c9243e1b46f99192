package org.msift.tasks.data;

import org.msift.core.training.EpochData;
import org.msift.tasks.data.descriptor.DataException;

/** The epochs of a data set, for a trainer: epoch e is the same whatever was read before. */
public final class DataSetEpochs implements EpochData {

  private final DataSet data;
  private final BatchSettings settings;
  private final int batches;

  /**
   * Epochs of a data set.
   *
   * @param data not empty
   * @param settings how it is served
   * @throws DataException if the data are empty or cannot be augmented so
   */
  public DataSetEpochs(DataSet data, BatchSettings settings) {
    this.data = data;
    this.settings = settings;
    try (BatchIterator first = new BatchIterator(data, settings)) {
      this.batches = first.batches();
    }
  }

  @Override
  public int batches() {
    return batches;
  }

  @Override
  public BatchIterator open(int epoch) {
    BatchIterator batchesOfEpoch = new BatchIterator(data, settings);
    batchesOfEpoch.setEpoch(epoch);
    return batchesOfEpoch;
  }
}
