package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Puts patches together to images: [N, T, p · p · C] to [N, height, width, C], the inverse of
 * {@link Patches}.
 *
 * @param size height and width p of a patch
 * @param height height of the images in pixels, a multiple of p
 * @param width width of the images in pixels, a multiple of p
 * @serial exclude
 */
public record Unpatch(int size, int height, int width) implements Operator {

  /**
   * Checks the sizes.
   *
   * @param size height and width p of a patch
   * @param height height of the images in pixels, a multiple of p
   * @param width width of the images in pixels, a multiple of p
   * @throws IllegalArgumentException if they do not fit each other
   */
  public Unpatch {
    if (size < 1 || height < 1 || width < 1 || height % size != 0 || width % size != 0) {
      throw new IllegalArgumentException(
          "height and width must be multiples of the size of a patch, but the image is "
              + height
              + "x"
              + width
              + " and a patch "
              + size);
    }
  }

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 1);
    long[] shape = Shapes.requireTokens(this, inputs[0]);
    long tokens = (long) (height / size) * (width / size);
    long area = (long) size * size;
    if (shape[1] != tokens || shape[2] % area != 0) {
      throw new IllegalArgumentException(
          this
              + " takes "
              + tokens
              + " tokens whose features are a multiple of "
              + area
              + ", but got "
              + shape[1]
              + " tokens of "
              + shape[2]);
    }
    return new long[] {shape[0], height, width, shape[2] / area};
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray result = pass.result(outputShape(inputs[0].shape()));
    Patches.paste(pass.contiguous(inputs[0]), result, size);
    return result;
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray result = pass.result(inputs[0].shape());
    Patches.cut(pass.contiguous(gradient), result, size);
    return new INDArray[] {result};
  }
}
