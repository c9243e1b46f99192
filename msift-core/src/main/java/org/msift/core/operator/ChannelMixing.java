package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Makes new channels of an image's by a map of its own: with the image X as [H · W, D] and its map
 * M as [C, D], the output is X · Mᵀ. Two inputs, images [N, H, W, D] and maps [N, C, 1, D], such as
 * softmaxes of {@link ChannelAffinity}; the output is [N, H, W, C].
 *
 * @serial exclude
 */
public record ChannelMixing() implements Operator {

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 2);
    long[] images = Shapes.requireImages(this, inputs[0]);
    long[] maps = Shapes.requireImages(this, inputs[1]);
    Shapes.requireEqual(this, new long[] {images[0], maps[1], 1, images[3]}, maps);
    return new long[] {images[0], images[1], images[2], maps[1]};
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray result = pass.result(outputShape(Shapes.of(inputs)));
    INDArray images = pass.contiguous(inputs[0]);
    INDArray maps = pass.contiguous(inputs[1]);
    for (long n = 0; n < images.size(0); n++) {
      NativeCalls.matrixProduct(rows(images, n), false, rows(maps, n), true, rows(result, n));
    }
    return result;
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray outer = pass.contiguous(gradient);
    INDArray images = pass.contiguous(inputs[0]);
    INDArray maps = pass.contiguous(inputs[1]);
    INDArray first = pass.result(images.shape());
    INDArray second = pass.result(maps.shape());
    for (long n = 0; n < images.size(0); n++) {
      INDArray g = rows(outer, n); // [H · W, C]
      NativeCalls.matrixProduct(g, false, rows(maps, n), false, rows(first, n));
      NativeCalls.matrixProduct(g, true, rows(images, n), false, rows(second, n));
    }
    return new INDArray[] {first, second};
  }

  /** One image of a batch as [H · W, channels], or one map as [C, D]; a view. */
  private static INDArray rows(INDArray images, long n) {
    return Rows.of(PixelSums.sample(images, n));
  }
}
