package org.msift.core.transformer;

import org.msift.core.operator.MultiHeadAttention;

/**
 * Sizes of an attention block.
 *
 * @param features features D of the tokens
 * @param heads number of heads
 * @param headDimension features of a head
 * @param scale factor on the products of query and key
 * @param dropout dropout after the output projection
 */
public record Attention(
    int features, int heads, int headDimension, double scale, DropoutRate dropout) {

  /** Features of all heads together. */
  int inner() {
    return heads * headDimension;
  }

  MultiHeadAttention operator() {
    return new MultiHeadAttention(heads, headDimension, scale);
  }
}
