package org.msift.core.operator;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The pixels that a window of one pixel sees: every stride-th of the padded image. What a 1x1
 * convolution does besides its matrix product.
 *
 * @param geometry stride and padding
 */
record PixelGrid(ConvolutionGeometry geometry) {

  private record Span(long first, long count) {}

  /** Copies the pixels of images that the grid meets; zero where it meets the padding. */
  void gather(INDArray images, INDArray grid) {
    grid.assign(0);
    Span rows = span(images.size(1), grid.size(1));
    Span columns = span(images.size(2), grid.size(2));
    if (rows.count() > 0 && columns.count() > 0) {
      inside(grid, rows, columns).assign(met(images, rows, columns));
    }
  }

  /** The way back of gradients: zero where the grid meets no pixel. */
  void scatter(INDArray grid, INDArray images) {
    images.assign(0);
    Span rows = span(images.size(1), grid.size(1));
    Span columns = span(images.size(2), grid.size(2));
    if (rows.count() > 0 && columns.count() > 0) {
      met(images, rows, columns).assign(inside(grid, rows, columns));
    }
  }

  /** The grid's positions that lie in the image and not in its padding. */
  private Span span(long length, long positions) {
    long stride = geometry.stride();
    long padding = geometry.padding();
    long first = (padding + stride - 1) / stride;
    long last = Math.min(positions - 1, Math.floorDiv(padding + length - 1, stride));
    return new Span(first, last - first + 1);
  }

  private static INDArray inside(INDArray grid, Span rows, Span columns) {
    long offset = grid.offset() + (rows.first() * grid.size(2) + columns.first()) * grid.size(3);
    return view(grid, shape(grid, rows, columns), offset, 1);
  }

  private INDArray met(INDArray images, Span rows, Span columns) {
    long row = rows.first() * geometry.stride() - geometry.padding();
    long column = columns.first() * geometry.stride() - geometry.padding();
    long offset = images.offset() + (row * images.size(2) + column) * images.size(3);
    return view(images, shape(images, rows, columns), offset, geometry.stride());
  }

  private static long[] shape(INDArray images, Span rows, Span columns) {
    return new long[] {images.size(0), rows.count(), columns.count(), images.size(3)};
  }

  /** Every step-th row and column of row-major images from an offset on. */
  static INDArray view(INDArray images, long[] shape, long offset, long step) {
    long channels = images.size(3);
    long row = images.size(2) * channels;
    return Nd4j.create(
        images.data(),
        shape,
        new long[] {images.size(1) * row, row * step, channels * step, 1},
        offset,
        'c');
  }
}
