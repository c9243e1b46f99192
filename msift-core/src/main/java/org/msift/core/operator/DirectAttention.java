package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Attention by {@link OneDnn}: matrices of the heads are multiplied where they lie in their tokens,
 * many in one call. Where not even one head's probabilities fit a block, its matrices are copied
 * together, and a block is some rows of it.
 *
 * @param query Q [N, heads, T, d]
 * @param key K [N, heads, S, d]
 * @param value V [N, heads, S, d]
 * @param scale factor on Q · Kᵀ
 */
record DirectAttention(HostArray query, HostArray key, HostArray value, double scale) {

  /** Probabilities at a time; measured, see docs/design/operators.md. */
  private static final long BLOCK_VALUES = 700_000;

  private static final String PROBABILITIES = "probabilities";

  /** Some heads of some images; all heads where there is more than one image. */
  private record Block(long image, long images, long head, long heads) {

    HostArray of(HostArray matrices) {
      return matrices.part(0, image, images).part(1, head, heads);
    }
  }

  @FunctionalInterface
  private interface BlockTask {
    void run(Block block);
  }

  /** Whether the probabilities of a head fit a block. */
  boolean fitsWhole() {
    return rows() * columns() <= BLOCK_VALUES;
  }

  /** Writes the output. Probabilities that are one block anyway are kept for backward. */
  void forward(Pass pass, HostArray output) {
    if (!fitsWhole()) {
      forwardByRows(pass, output);
      return;
    }
    boolean single = images() == query.size(0) && heads() == query.size(1);
    INDArray all = single ? pass.keep(PROBABILITIES, blockShape()) : pass.scratch(blockShape());
    forEachBlock(
        block -> {
          HostArray probabilities = probabilities(all, block);
          attend(block, probabilities);
          OneDnn.product(1, probabilities, block.of(value), block.of(output), false);
        });
  }

  /** Writes the gradients; {@link #fitsWhole} must be true. */
  void backward(
      Pass pass,
      HostArray gradient,
      HostArray queryGradient,
      HostArray keyGradient,
      HostArray valueGradient) {
    INDArray kept = pass.kept(PROBABILITIES);
    INDArray all = kept == null ? pass.scratch(blockShape()) : kept;
    INDArray slopes = pass.scratch(blockShape());
    forEachBlock(
        block -> {
          HostArray probabilities = probabilities(all, block);
          if (kept == null) {
            attend(block, probabilities);
          }
          HostArray outer = block.of(gradient);
          OneDnn.product(1, probabilities.transposed(), outer, block.of(valueGradient), false);
          HostArray slope = probabilities(slopes, block);
          OneDnn.product(1, outer, block.of(value).transposed(), slope, false);
          OneDnn.softmaxGradient(probabilities, slope);
          OneDnn.product(scale, slope, block.of(key), block.of(queryGradient), false);
          OneDnn.product(scale, slope.transposed(), block.of(query), block.of(keyGradient), false);
        });
  }

  private void attend(Block block, HostArray probabilities) {
    OneDnn.product(scale, block.of(query), block.of(key).transposed(), probabilities, false);
    OneDnn.softmax(probabilities);
  }

  private void forwardByRows(Pass pass, HostArray output) {
    long dimension = query.size(3);
    long most = Math.max(1, Math.min(rows(), BLOCK_VALUES / columns()));
    HostArray q = HostArray.of(pass.scratch(rows(), dimension), rows(), dimension);
    HostArray k = HostArray.of(pass.scratch(dimension, columns()), dimension, columns());
    HostArray v = HostArray.of(pass.scratch(columns(), dimension), columns(), dimension);
    HostArray o = HostArray.of(pass.scratch(rows(), dimension), rows(), dimension);
    HostArray scratch = HostArray.of(pass.scratch(most, columns()), most, columns());
    for (long image = 0; image < query.size(0); image++) {
      for (long head = 0; head < query.size(1); head++) {
        OneDnn.copy(query.matrix(image, head), q);
        OneDnn.copy(key.matrix(image, head).transposed(), k);
        OneDnn.copy(value.matrix(image, head), v);
        for (long row = 0; row < rows(); row += most) {
          long count = Math.min(most, rows() - row);
          HostArray probabilities = scratch.part(0, 0, count);
          OneDnn.product(scale, q.part(0, row, count), k, probabilities, false);
          OneDnn.softmax(probabilities);
          OneDnn.product(1, probabilities, v, o.part(0, row, count), false);
        }
        OneDnn.copy(o, output.matrix(image, head));
      }
    }
  }

  private void forEachBlock(BlockTask task) {
    for (long image = 0; image < query.size(0); image += images()) {
      long images = Math.min(images(), query.size(0) - image);
      for (long head = 0; head < query.size(1); head += heads()) {
        task.run(new Block(image, images, head, Math.min(heads(), query.size(1) - head)));
      }
    }
  }

  private HostArray probabilities(INDArray scratch, Block block) {
    return HostArray.of(scratch, block.images(), block.heads(), rows(), columns());
  }

  private long[] blockShape() {
    return new long[] {images(), heads(), rows(), columns()};
  }

  private long images() {
    long fitting = BLOCK_VALUES / (query.size(1) * rows() * columns());
    return Math.max(1, Math.min(fitting, query.size(0)));
  }

  private long heads() {
    return Math.max(1, Math.min(BLOCK_VALUES / (rows() * columns()), query.size(1)));
  }

  private long rows() {
    return query.size(2);
  }

  private long columns() {
    return key.size(2);
  }
}
