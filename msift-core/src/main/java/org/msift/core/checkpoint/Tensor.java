package org.msift.core.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * An immutable array of numbers as it lies in a file: element type, shape, and the elements
 * contiguous in row-major order (the last axis runs fastest). At most 2 GB.
 */
public final class Tensor {

  private final ElementType type;
  private final long[] shape;
  private final byte[] data;

  private Tensor(ElementType type, long[] shape, byte[] data) {
    this.type = type;
    this.shape = shape;
    this.data = data;
  }

  /** Wraps bytes that nobody else will change. */
  static Tensor wrap(ElementType type, long[] shape, byte[] data) {
    long expected = requireBytes(type, shape);
    if (data.length != expected) {
      throw new IllegalArgumentException(
          "%s%s needs %d bytes, got %d"
              .formatted(type, Arrays.toString(shape), expected, data.length));
    }
    return new Tensor(type, shape.clone(), data);
  }

  /**
   * A tensor of any type from its bytes.
   *
   * @param type element type
   * @param data the elements, little-endian, row-major. Not modified, copied
   * @param shape lengths of the axes, none for a scalar
   * @return the tensor
   * @throws IllegalArgumentException if the shape does not fit the number of bytes
   */
  public static Tensor ofBytes(ElementType type, byte[] data, long... shape) {
    return wrap(type, shape, data.clone());
  }

  /**
   * A tensor of type {@link ElementType#FLOAT32}.
   *
   * @param values elements in row-major order. Not modified, copied
   * @param shape lengths of the axes, none for a scalar
   * @return the tensor
   * @throws IllegalArgumentException if the shape does not fit the number of values
   */
  public static Tensor ofFloats(float[] values, long... shape) {
    ByteBuffer buffer = allocate(ElementType.FLOAT32, values.length, shape);
    buffer.asFloatBuffer().put(values);
    return wrap(ElementType.FLOAT32, shape, buffer.array());
  }

  /**
   * A tensor of type {@link ElementType#FLOAT64}.
   *
   * @param values elements in row-major order. Not modified, copied
   * @param shape lengths of the axes, none for a scalar
   * @return the tensor
   * @throws IllegalArgumentException if the shape does not fit the number of values
   */
  public static Tensor ofDoubles(double[] values, long... shape) {
    ByteBuffer buffer = allocate(ElementType.FLOAT64, values.length, shape);
    buffer.asDoubleBuffer().put(values);
    return wrap(ElementType.FLOAT64, shape, buffer.array());
  }

  /**
   * A tensor of type {@link ElementType#INT64}.
   *
   * @param values elements in row-major order. Not modified, copied
   * @param shape lengths of the axes, none for a scalar
   * @return the tensor
   * @throws IllegalArgumentException if the shape does not fit the number of values
   */
  public static Tensor ofLongs(long[] values, long... shape) {
    ByteBuffer buffer = allocate(ElementType.INT64, values.length, shape);
    buffer.asLongBuffer().put(values);
    return wrap(ElementType.INT64, shape, buffer.array());
  }

  private static ByteBuffer allocate(ElementType type, int values, long... shape) {
    long bytes = requireBytes(type, shape);
    if ((long) values * type.bytes() != bytes) {
      throw new IllegalArgumentException(
          "shape %s has %d elements, got %d values"
              .formatted(Arrays.toString(shape), bytes / type.bytes(), values));
    }
    return ByteBuffer.allocate((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static long requireBytes(ElementType type, long... shape) {
    return Shapes.bytes(type, shape)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "shape %s of %s is not possible: axes must be 0 or more, at most %d, and 2 GB in all"
                        .formatted(Arrays.toString(shape), type, Limits.AXES)));
  }

  /**
   * The element type.
   *
   * @return the type
   */
  public ElementType type() {
    return type;
  }

  /**
   * The shape.
   *
   * @return lengths of the axes, a copy; empty for a scalar
   */
  public long[] shape() {
    return shape.clone();
  }

  /**
   * The number of elements.
   *
   * @return the product of the shape, 1 for a scalar
   */
  public long elements() {
    return data.length / type.bytes();
  }

  /**
   * The elements as they lie in memory.
   *
   * @return a read-only, little-endian view of all bytes
   */
  public ByteBuffer bytes() {
    return ByteBuffer.wrap(data).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The elements in single precision, whatever their type; wider types are rounded to nearest.
   *
   * @return a fresh array in row-major order
   */
  public float[] toFloats() {
    float[] values = new float[(int) elements()];
    if (type == ElementType.FLOAT32) {
      bytes().asFloatBuffer().get(values);
      return values;
    }
    ByteBuffer buffer = bytes();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) type.read(buffer, i * type.bytes());
    }
    return values;
  }

  /**
   * The elements in double precision, whatever their type; 64-bit integers beyond 2^53 are rounded
   * to nearest.
   *
   * @return a fresh array in row-major order
   */
  public double[] toDoubles() {
    double[] values = new double[(int) elements()];
    ByteBuffer buffer = bytes();
    for (int i = 0; i < values.length; i++) {
      values[i] = type.read(buffer, i * type.bytes());
    }
    return values;
  }

  /**
   * The elements of an integer or truth-value type.
   *
   * @return a fresh array in row-major order
   * @throws IllegalStateException if the type is a floating-point type
   */
  public long[] toLongs() {
    long[] values = new long[(int) elements()];
    ByteBuffer buffer = bytes();
    for (int i = 0; i < values.length; i++) {
      values[i] = type.readLong(buffer, i * type.bytes());
    }
    return values;
  }

  /**
   * The same elements in the same order under another shape.
   *
   * @param newShape lengths of the axes
   * @return a tensor that shares this one's elements
   * @throws IllegalArgumentException if the number of elements differs
   */
  public Tensor reshape(long... newShape) {
    return wrap(type, newShape, data);
  }

  /**
   * The axes in another order.
   *
   * @param axes for each new axis the old one it comes from, a permutation of 0 to rank - 1
   * @return a fresh contiguous tensor
   * @throws IllegalArgumentException if {@code axes} is no permutation of this tensor's axes
   */
  public Tensor permute(int... axes) {
    int[] sorted = axes.clone();
    Arrays.sort(sorted);
    boolean permutation = axes.length == shape.length;
    for (int i = 0; permutation && i < sorted.length; i++) {
      permutation = sorted[i] == i;
    }
    if (!permutation) {
      throw new IllegalArgumentException(
          Arrays.toString(axes) + " is no permutation of the axes of " + this);
    }
    long[] old = Shapes.rowMajorStrides(shape);
    long[] newShape = Arrays.stream(axes).mapToLong(axis -> shape[axis]).toArray();
    long[] strides = Arrays.stream(axes).mapToLong(axis -> old[axis]).toArray();
    return new Tensor(type, newShape, StridedCopy.gather(data, type.bytes(), 0, newShape, strides));
  }

  /**
   * Writes the elements in row-major order, as safetensors holds them.
   *
   * @param out gets the bytes, numbers with the least significant byte first
   * @throws IOException if it cannot be written
   */
  public void writeTo(OutputStream out) throws IOException {
    out.write(data);
  }

  int byteCount() {
    return data.length;
  }

  /** Equal if type, shape and every bit are: NaN equals itself, 0 differs from -0. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor tensor
        && type == tensor.type
        && Arrays.equals(shape, tensor.shape)
        && Arrays.equals(data, tensor.data);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * type.hashCode() + Arrays.hashCode(shape)) + Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return type + Arrays.toString(shape);
  }
}
