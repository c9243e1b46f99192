package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Moves between tokens whose features are several parts of several heads, [N, T, parts · heads ·
 * d], and one matrix for each head, [parts, N · heads, T, d]: products of whole matrices without
 * gaps are three times as fast as products of views.
 *
 * @param heads number of heads
 * @param dimension features d of a head
 */
record HeadLayout(int heads, int dimension) {

  /** Tokens to matrices, in scratch memory. */
  INDArray split(Pass pass, INDArray tokens) {
    INDArray array = pass.contiguous(tokens);
    long parts = array.size(2) / ((long) heads * dimension);
    long units = array.size(0) * heads;
    INDArray matrices = pass.scratch(parts, units, array.size(1), dimension);
    byHead(matrices, array.size(0)).assign(byToken(array, parts).permute(2, 0, 3, 1, 4));
    return matrices;
  }

  /** Matrices to tokens. */
  void join(INDArray matrices, INDArray tokens) {
    long parts = matrices.size(0);
    byToken(tokens, parts).assign(byHead(matrices, tokens.size(0)).permute(1, 3, 0, 2, 4));
  }

  /** One part of the matrices, [N · heads, T, d], as a view. */
  static INDArray part(INDArray matrices, long part) {
    return PixelSums.sample(matrices, part);
  }

  private INDArray byToken(INDArray tokens, long parts) {
    return tokens.reshape('c', tokens.size(0), tokens.size(1), parts, heads, dimension);
  }

  private INDArray byHead(INDArray matrices, long batch) {
    return matrices.reshape('c', matrices.size(0), batch, heads, matrices.size(2), dimension);
  }
}
