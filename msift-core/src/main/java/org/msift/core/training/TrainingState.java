package org.msift.core.training;

import java.util.List;

/**
 * Where a training stands, apart from parameters and updater.
 *
 * @param iteration steps done
 * @param epoch epochs completed
 * @param batch batches done of the epoch under way
 * @param lossSum sum of the losses since the last validation
 * @param lossCount number of these losses
 * @param best best value of the criterion, or null before the first validation
 * @param history one row per validation
 */
record TrainingState(
    int iteration,
    int epoch,
    int batch,
    double lossSum,
    int lossCount,
    Double best,
    List<HistoryRow> history) {

  TrainingState {
    if (iteration < 0 || epoch < 0 || batch < 0 || lossCount < 0) {
      throw new IllegalArgumentException("counts of a training are 0 or more");
    }
    history = List.copyOf(history);
  }
}
