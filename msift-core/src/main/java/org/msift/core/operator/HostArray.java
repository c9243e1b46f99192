package org.msift.core.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Single-precision values in main memory with any strides, as oneDNN takes them: a view costs no
 * call and no array object of the backend. Only where {@link HostFloats#reach}.
 *
 * @param pointer start of the buffer
 * @param start position of the first value
 * @param layout shape and strides
 */
record HostArray(FloatPointer pointer, long start, Layout layout) {

  /** Shape and distance from one value to the next along each axis. */
  record Layout(List<Long> shape, List<Long> strides) {

    /** A layout without gaps. */
    static Layout dense(long... shape) {
      Long[] strides = new Long[shape.length];
      long distance = 1;
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        strides[axis] = distance;
        distance *= shape[axis];
      }
      return new Layout(Arrays.stream(shape).boxed().toList(), List.of(strides));
    }

    long[] shapes() {
      return shape.stream().mapToLong(Long::longValue).toArray();
    }

    long[] distances() {
      return strides.stream().mapToLong(Long::longValue).toArray();
    }
  }

  /** An array without gaps, seen with another shape. */
  static HostArray of(INDArray array, long... shape) {
    return new HostArray(
        new FloatPointer(array.data().pointer()), array.offset(), Layout.dense(shape));
  }

  /** An array without gaps as a matrix: all axes but the last are its rows. */
  static HostArray rows(INDArray array) {
    long features = array.size(array.rank() - 1);
    return of(array, array.length() / features, features);
  }

  /** An array without gaps as one row of values. */
  static HostArray flat(INDArray array) {
    return of(array, array.length());
  }

  /** Images [N, H, W, C] without gaps, with the axes in oneDNN's order: [N, C, H, W]. */
  static HostArray images(INDArray images) {
    long channels = images.size(3);
    long row = images.size(2) * channels;
    return new HostArray(
        new FloatPointer(images.data().pointer()),
        images.offset(),
        new Layout(
            List.of(images.size(0), channels, images.size(1), images.size(2)),
            List.of(images.size(1) * row, 1L, row, channels)));
  }

  /** Weights [k, k, in, out] without gaps, with the axes in oneDNN's order: [out, in, k, k]. */
  static HostArray kernel(INDArray weight, long size, long inputs, long outputs) {
    return new HostArray(
        new FloatPointer(weight.data().pointer()),
        weight.offset(),
        new Layout(
            List.of(outputs, inputs, size, size),
            List.of(1L, outputs, size * inputs * outputs, inputs * outputs)));
  }

  /** One part of tokens [N, T, parts · heads · d] without gaps, as [N, heads, T, d]. */
  static HostArray heads(INDArray tokens, int heads, int dimension, long part) {
    long rows = tokens.size(1);
    long width = tokens.size(2);
    return new HostArray(
        new FloatPointer(tokens.data().pointer()),
        tokens.offset() + part * heads * dimension,
        new Layout(
            List.of(tokens.size(0), (long) heads, rows, (long) dimension),
            List.of(rows * width, (long) dimension, width, 1L)));
  }

  /** Length of an axis. */
  long size(int axis) {
    return layout.shape.get(axis);
  }

  /** Some neighbours along an axis. */
  HostArray part(int axis, long from, long count) {
    List<Long> shape = new ArrayList<>(layout.shape);
    shape.set(axis, count);
    return new HostArray(
        pointer,
        start + from * layout.strides.get(axis),
        new Layout(List.copyOf(shape), layout.strides));
  }

  /** The last two axes exchanged. */
  HostArray transposed() {
    return new HostArray(
        pointer, start, new Layout(exchanged(layout.shape), exchanged(layout.strides)));
  }

  /** The matrix at a place of the leading axes. */
  HostArray matrix(long first, long second) {
    long from = first * layout.strides.get(0) + second * layout.strides.get(1);
    return new HostArray(
        pointer,
        start + from,
        new Layout(layout.shape.subList(2, 4), layout.strides.subList(2, 4)));
  }

  /** Where the values start. */
  FloatPointer address() {
    return pointer.getPointer(start);
  }

  private static List<Long> exchanged(List<Long> values) {
    List<Long> result = new ArrayList<>(values);
    int last = result.size() - 1;
    result.set(last, values.get(last - 1));
    result.set(last - 1, values.get(last));
    return List.copyOf(result);
  }
}
