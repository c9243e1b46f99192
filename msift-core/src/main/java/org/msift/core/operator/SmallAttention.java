package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Attention of a few tokens in main memory: the matrices of the heads are multiplied where they
 * lie, one after the other, and the softmax goes over many of them at a time.
 *
 * @param query Q, T rows for each head of each image
 * @param key K, S rows
 * @param value V, S rows
 * @param scale factor on Q · Kᵀ
 * @param units number of images times heads
 * @param blockUnits how many of them are computed at a time
 */
record SmallAttention(
    HostMatrices query,
    HostMatrices key,
    HostMatrices value,
    double scale,
    long units,
    long blockUnits) {

  private static final String PROBABILITIES = "probabilities";

  @FunctionalInterface
  private interface BlockTask {
    void run(long first, long count);
  }

  /** Writes the output. Probabilities that are one block anyway are kept for backward. */
  void forward(Pass pass, HostMatrices output) {
    INDArray all =
        blockUnits >= units
            ? pass.keep(PROBABILITIES, units, query.rows(), key.rows())
            : block(pass);
    forEachBlock(
        (first, count) -> {
          INDArray probabilities = Batches.part(all, 0, count);
          HostMatrices p = attend(pass, probabilities, first, count);
          new HostMatrices.Factors(p, false, value, false).multiply(1, output, first, count);
        });
  }

  /**
   * Writes the gradients.
   *
   * @param gradient gradient of the output
   * @param sums Σ gradient · output of each row, [units · T, 1]
   */
  void backward(
      Pass pass,
      HostMatrices gradient,
      INDArray sums,
      HostMatrices queryGradient,
      HostMatrices keyGradient,
      HostMatrices valueGradient) {
    INDArray kept = pass.kept(PROBABILITIES);
    INDArray all = kept == null ? block(pass) : kept;
    INDArray slopes = block(pass);
    forEachBlock(
        (first, count) -> {
          INDArray probabilities = Batches.part(all, 0, count);
          HostMatrices p =
              kept == null
                  ? attend(pass, probabilities, first, count)
                  : HostMatrices.ofHeads(probabilities, first);
          product(p, true, gradient, 1, valueGradient, first, count);
          // dS = P · (dO · Vᵀ − Σ dO · O), where the sum is over the features of a row
          INDArray logits = Batches.part(slopes, 0, count);
          HostMatrices s = HostMatrices.ofHeads(logits, first);
          new HostMatrices.Factors(gradient, false, value, true).multiply(1, s, first, count);
          INDArray rows = Rows.of(logits);
          INDArray column = Batches.part(sums, first * query.rows(), rows.rows());
          Broadcast.subtractColumn(rows, column, rows);
          logits.muli(probabilities);
          product(s, false, key, scale, queryGradient, first, count);
          product(s, true, query, scale, keyGradient, first, count);
        });
  }

  private HostMatrices attend(Pass pass, INDArray probabilities, long first, long count) {
    HostMatrices logits = HostMatrices.ofHeads(probabilities, first);
    new HostMatrices.Factors(query, false, key, true).multiply(scale, logits, first, count);
    Softmax.compute(pass, probabilities, probabilities);
    return logits;
  }

  private static void product(
      HostMatrices a,
      boolean transposeA,
      HostMatrices b,
      double scale,
      HostMatrices product,
      long first,
      long count) {
    new HostMatrices.Factors(a, transposeA, b, false).multiply(scale, product, first, count);
  }

  private INDArray block(Pass pass) {
    return pass.scratch(Math.min(blockUnits, units), query.rows(), key.rows());
  }

  private void forEachBlock(BlockTask task) {
    for (long first = 0; first < units; first += blockUnits) {
      task.run(first, Math.min(blockUnits, units - first));
    }
  }
}
