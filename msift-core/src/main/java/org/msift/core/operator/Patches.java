package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Cuts images into patches that do not overlap, each a token: [N, H, W, C] to [N, T, p · p · C]
 * with T = H/p · W/p, patches row by row. Features of a token: rows of the patch, columns,
 * channels, the last one fastest, as the official MsIFT network orders them.
 *
 * @param size height and width p of a patch
 * @serial exclude
 */
public record Patches(int size) implements Operator {

  /**
   * Checks the size.
   *
   * @param size height and width p of a patch
   * @throws IllegalArgumentException if it is below 1
   */
  public Patches {
    if (size < 1) {
      throw new IllegalArgumentException("the size of a patch must be 1 or more, but is " + size);
    }
  }

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 1);
    long[] shape = Shapes.requireImages(this, inputs[0]);
    if (shape[1] % size != 0 || shape[2] % size != 0) {
      throw new IllegalArgumentException(
          this
              + " takes images whose height and width are multiples of "
              + size
              + ", but got "
              + shape[1]
              + "x"
              + shape[2]);
    }
    long tokens = shape[1] / size * (shape[2] / size);
    return new long[] {shape[0], tokens, (long) size * size * shape[3]};
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray result = pass.result(outputShape(inputs[0].shape()));
    cut(pass.contiguous(inputs[0]), result, size);
    return result;
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray result = pass.result(inputs[0].shape());
    paste(pass.contiguous(gradient), result, size);
    return new INDArray[] {result};
  }

  /** Images to tokens; both without gaps. */
  static void cut(INDArray images, INDArray tokens, int size) {
    byPatch(tokens, images, size).assign(byRow(images, size).permute(0, 2, 1, 3));
  }

  /** Tokens to images; both without gaps. */
  static void paste(INDArray tokens, INDArray images, int size) {
    byRow(images, size).assign(byPatch(tokens, images, size).permute(0, 2, 1, 3));
  }

  /** [N · H/p, p, W/p, p · C], as a view. */
  private static INDArray byRow(INDArray images, int size) {
    long rows = images.size(0) * images.size(1) / size;
    return images.reshape('c', rows, size, images.size(2) / size, size * images.size(3));
  }

  /** [N · H/p, W/p, p, p · C], as a view. */
  private static INDArray byPatch(INDArray tokens, INDArray images, int size) {
    long rows = images.size(0) * images.size(1) / size;
    return tokens.reshape('c', rows, images.size(2) / size, size, size * images.size(3));
  }
}
