package org.msift.examples.study;

import org.msift.core.operator.Pass;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Attention of one head as its formula is written, softmax(Q · Kᵀ / √C) · V, with all T · S
 * probabilities in memory at once (Vaswani et al. 2017).
 *
 * @param features features C
 */
record WholeAttention(int features) {

  /**
   * The forward pass.
   *
   * @param query [1, T, C]
   * @param keyValue key and value side by side, [1, S, 2C]
   * @return [1, T, C]
   */
  INDArray forward(Pass pass, INDArray query, INDArray keyValue) {
    long tokens = query.size(1);
    // First what is large, so that it is refused before anything is computed.
    INDArray probabilities = pass.scratch(tokens, keyValue.size(1));
    INDArray result = pass.result(1, tokens, features);
    INDArray key = pass.contiguous(columns(keyValue, 0));
    INDArray value = pass.contiguous(columns(keyValue, features));
    product(1 / Math.sqrt(features), matrix(query), key, true, probabilities);
    Nd4j.exec(
        DynamicCustomOp.builder("softmax")
            .addInputs(probabilities)
            .addOutputs(probabilities)
            .build());
    product(1, probabilities, value, false, matrix(result));
    return result;
  }

  private INDArray matrix(INDArray tokens) {
    return tokens.reshape('c', tokens.size(1), features);
  }

  private INDArray columns(INDArray tokens, int from) {
    return tokens.get(
        NDArrayIndex.point(0), NDArrayIndex.all(), NDArrayIndex.interval(from, from + features));
  }

  private static void product(
      double scale, INDArray a, INDArray b, boolean transposed, INDArray product) {
    Nd4j.exec(
        DynamicCustomOp.builder("matmul")
            .addInputs(a, b)
            .addOutputs(product)
            .addIntegerArguments(0, transposed ? 1 : 0, 0)
            .addFloatingPointArguments(scale, 0.0)
            .build());
  }
}
