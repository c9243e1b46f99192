package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Attention softmax(scale · Q · Kᵀ) · V of each of U matrices, computed for some rows at a time, so
 * that memory does not grow with T · S.
 *
 * @param query Q [U, T, d]
 * @param key K [U, S, d]
 * @param value V [U, S, d]
 * @param scale factor on Q · Kᵀ
 * @param blockValues at most this many probabilities at a time (but at least a row)
 */
record HeadAttention(INDArray query, INDArray key, INDArray value, double scale, long blockValues) {

  /**
   * From this many multiplications on, one product after the other is faster than a product of rank
   * 3.
   */
  private static final long ONE_BY_ONE = 100 * 100 * 64;

  /** Some rows of some matrices: all rows, or rows of one matrix, so that they lie without gaps. */
  private record Block(long unit, long units, long row, long rows) {

    /** This block of [U, T, d]. */
    INDArray of(INDArray matrices) {
      long width = matrices.size(2);
      long from = (unit * matrices.size(1) + row) * width;
      return Batches.view(matrices, from, new long[] {units, rows, width}, rows * width, width, 1);
    }

    /** The matrices that this block belongs to. */
    INDArray whole(INDArray matrices) {
      return Batches.part(matrices, unit, units);
    }

    /** The start of a scratch array. */
    INDArray probabilities(INDArray scratch, long width) {
      return Batches.view(scratch, 0, new long[] {units, rows, width}, rows * width, width, 1);
    }
  }

  @FunctionalInterface
  private interface BlockTask {
    void run(Block block);
  }

  /** Writes the output, [U, T, d]. */
  void forward(Pass pass, INDArray output) {
    INDArray scratch = pass.scratch(blockLength());
    forEachBlock(
        block -> {
          INDArray probabilities = block.probabilities(scratch, key.size(1));
          attend(pass, block, probabilities);
          product(1, probabilities, false, block.whole(value), false, block.of(output), false);
        });
  }

  /**
   * Writes the gradients.
   *
   * @param gradient gradient of the output, [U, T, d]
   * @param sums Σ gradient · output of each row, [U · T, 1]
   */
  void backward(
      Pass pass,
      INDArray gradient,
      INDArray sums,
      INDArray queryGradient,
      INDArray keyGradient,
      INDArray valueGradient) {
    INDArray first = pass.scratch(blockLength());
    INDArray second = pass.scratch(blockLength());
    forEachBlock(
        block -> {
          boolean later = block.row() > 0;
          INDArray outer = block.of(gradient);
          INDArray probabilities = block.probabilities(first, key.size(1));
          attend(pass, block, probabilities);
          product(1, probabilities, true, outer, false, block.whole(valueGradient), later);
          // dS = P · (dO · Vᵀ − Σ dO · O), where the sum is over the features of a row
          INDArray logits = block.probabilities(second, key.size(1));
          product(1, outer, false, block.whole(value), true, logits, false);
          INDArray rows = Rows.of(logits);
          INDArray column =
              Batches.part(sums, block.unit() * query.size(1) + block.row(), rows.rows());
          Broadcast.subtractColumn(rows, column, rows);
          logits.muli(probabilities);
          product(scale, logits, false, block.whole(key), false, block.of(queryGradient), false);
          product(scale, logits, true, block.of(query), false, block.whole(keyGradient), later);
        });
  }

  /** Probabilities of a block. */
  private void attend(Pass pass, Block block, INDArray probabilities) {
    product(scale, block.of(query), false, block.whole(key), true, probabilities, false);
    Softmax.compute(pass, probabilities, probabilities);
  }

  private static void product(
      double scale,
      INDArray a,
      boolean transposeA,
      INDArray b,
      boolean transposeB,
      INDArray product,
      boolean accumulate) {
    long units = a.size(0);
    long multiplications = a.size(1) * a.size(2) * b.size(transposeB ? 1 : 2);
    if (units > 1 && multiplications < ONE_BY_ONE) {
      NativeCalls.scaledProduct(scale, a, transposeA, b, transposeB, product, accumulate);
      return;
    }
    for (long unit = 0; unit < units; unit++) {
      NativeCalls.scaledProduct(
          scale,
          PixelSums.sample(a, unit),
          transposeA,
          PixelSums.sample(b, unit),
          transposeB,
          PixelSums.sample(product, unit),
          accumulate);
    }
  }

  private void forEachBlock(BlockTask task) {
    long group = group();
    long rows = rows();
    for (long unit = 0; unit < query.size(0); unit += group) {
      long units = Math.min(group, query.size(0) - unit);
      for (long row = 0; row < query.size(1); row += rows) {
        task.run(new Block(unit, units, row, Math.min(rows, query.size(1) - row)));
      }
    }
  }

  private long blockLength() {
    return group() * rows() * key.size(1);
  }

  /** How many matrices at a time; one if not all of its rows fit. */
  private long group() {
    long fitting = blockValues / (query.size(1) * key.size(1));
    return Math.max(1, Math.min(fitting, query.size(0)));
  }

  private long rows() {
    return Math.max(1, Math.min(blockValues / key.size(1), query.size(1)));
  }
}
