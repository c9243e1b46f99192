package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Multi-head attention between projections: softmax(scale · Q · Kᵀ) · V for each head (Vaswani et
 * al. 2017), without dropout or mask.
 *
 * <p>With one input, tokens attend to each other: [N, T, 3 · heads · headDimension], query, key and
 * value one after the other, the features of a head side by side, as the official MsIFT network's
 * {@code to_qkv} gives them. With two, tokens of the first attend to those of the second: query [N,
 * T, heads · headDimension], key and value [N, S, 2 · heads · headDimension]. The output is [N, T,
 * heads · headDimension].
 *
 * <p>Probabilities of many tokens are computed for a block of queries at a time and again in
 * backward: memory grows with T + S, not with T · S.
 *
 * @param heads number of heads
 * @param headDimension features of a head
 * @param scale factor on the products of query and key
 * @serial exclude
 */
public record MultiHeadAttention(int heads, int headDimension, double scale) implements Operator {

  /** Probabilities at a time; measured, see docs/design/operators.md. */
  static final long BLOCK_VALUES = 1_500_000;

  private static final String OUTPUT = "output";

  /**
   * Checks the sizes.
   *
   * @param heads number of heads
   * @param headDimension features of a head
   * @param scale factor on the products of query and key
   * @throws IllegalArgumentException if a size is below 1 or the scale no finite number
   */
  public MultiHeadAttention {
    if (heads < 1 || headDimension < 1 || !Double.isFinite(scale)) {
      throw new IllegalArgumentException(
          "attention needs 1 or more heads of 1 or more features and a finite scale, but got "
              + heads
              + " heads of "
              + headDimension
              + " and scale "
              + scale);
    }
  }

  @Override
  public long[] outputShape(long[]... inputs) {
    long inner = (long) heads * headDimension;
    if (inputs.length == 1) {
      long[] shape = Shapes.requireTokens(this, inputs[0], 3 * inner);
      return new long[] {shape[0], shape[1], inner};
    }
    Shapes.requireCount(this, inputs, 2);
    long[] query = Shapes.requireTokens(this, inputs[0], inner);
    long[] keyValue = Shapes.requireTokens(this, inputs[1], 2 * inner);
    if (query[0] != keyValue[0]) {
      throw new IllegalArgumentException(
          this + " takes inputs of one batch, but got " + query[0] + " and " + keyValue[0]);
    }
    return query.clone();
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray result = pass.result(outputShape(Shapes.of(inputs)));
    if (OneDnn.reach(result)) {
      direct(pass, inputs).forward(pass, part(result, 0));
      return pass.keep(OUTPUT, result);
    }
    HeadLayout layout = new HeadLayout(heads, headDimension);
    HeadAttention attention = attention(pass, layout, inputs);
    INDArray output = likeQuery(pass, attention);
    attention.forward(pass, HeadLayout.part(output, 0));
    layout.join(output, result);
    return pass.keep(OUTPUT, result);
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    if (OneDnn.reach(gradient) && direct(pass, inputs).fitsWhole()) {
      return backwardDirect(pass, pass.contiguous(gradient), inputs);
    }
    HeadLayout layout = new HeadLayout(heads, headDimension);
    HeadAttention attention = attention(pass, layout, inputs);
    INDArray outer = HeadLayout.part(layout.split(pass, gradient), 0);
    INDArray sums = sums(pass, pass.contiguous(gradient), pass.kept(OUTPUT));
    INDArray[] results = new INDArray[inputs.length];
    INDArray[] matrices = new INDArray[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      results[i] = pass.result(inputs[i].shape());
      long tokens = inputs[i].size(1);
      long parts = inputs.length == 1 ? 3 : i + 1;
      matrices[i] = pass.scratch(parts, inputs[i].size(0) * heads, tokens, headDimension);
    }
    INDArray last = matrices[inputs.length - 1];
    attention.backward(
        pass,
        outer,
        sums,
        HeadLayout.part(matrices[0], 0),
        HeadLayout.part(last, last.size(0) - 2),
        HeadLayout.part(last, last.size(0) - 1));
    for (int i = 0; i < inputs.length; i++) {
      layout.join(matrices[i], results[i]);
    }
    return results;
  }

  private DirectAttention direct(Pass pass, INDArray... inputs) {
    INDArray first = pass.contiguous(inputs[0]);
    INDArray last = inputs.length == 1 ? first : pass.contiguous(inputs[1]);
    int key = inputs.length == 1 ? 1 : 0;
    return new DirectAttention(part(first, 0), part(last, key), part(last, key + 1), scale);
  }

  private HostArray part(INDArray tokens, long part) {
    return HostArray.heads(tokens, heads, headDimension, part);
  }

  private INDArray[] backwardDirect(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray[] results = new INDArray[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      results[i] = pass.result(inputs[i].shape());
    }
    INDArray last = results[inputs.length - 1];
    int key = inputs.length == 1 ? 1 : 0;
    direct(pass, inputs)
        .backward(
            pass, part(gradient, 0), part(results[0], 0), part(last, key), part(last, key + 1));
    return results;
  }

  private HeadAttention attention(Pass pass, HeadLayout layout, INDArray... inputs) {
    INDArray first = layout.split(pass, inputs[0]);
    INDArray last = inputs.length == 1 ? first : layout.split(pass, inputs[1]);
    return new HeadAttention(
        HeadLayout.part(first, 0),
        HeadLayout.part(last, last.size(0) - 2),
        HeadLayout.part(last, last.size(0) - 1),
        scale,
        BLOCK_VALUES);
  }

  private INDArray likeQuery(Pass pass, HeadAttention attention) {
    INDArray query = attention.query();
    return pass.scratch(1, query.size(0), query.size(1), query.size(2));
  }

  /**
   * Σ gradient · output over the features of each head, for each head and row: [N · heads · T, 1].
   */
  private INDArray sums(Pass pass, INDArray gradient, INDArray output) {
    long batch = gradient.size(0);
    long tokens = gradient.size(1);
    INDArray product = gradient.mul(output, pass.scratch(gradient.shape()));
    INDArray ones = pass.scratch(headDimension, 1).assign(1);
    INDArray byToken = pass.scratch(batch * tokens * heads, 1);
    INDArray rows = product.reshape('c', batch * tokens * heads, headDimension);
    NativeCalls.matrixProduct(rows, false, ones, false, byToken);
    INDArray byHead = pass.scratch(batch * heads * tokens, 1);
    byHead
        .reshape('c', batch, heads, tokens)
        .assign(byToken.reshape('c', batch, tokens, heads).permute(0, 2, 1));
    return byHead;
  }
}
