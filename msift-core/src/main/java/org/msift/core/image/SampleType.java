package org.msift.core.image;

/** How the samples of an image are stored, and the range they have there. */
public enum SampleType {
  /** Whole numbers 0..255. */
  UINT8(0, 255, 1),
  /** Whole numbers 0..65535. */
  UINT16(0, 65535, 2),
  /** Whole numbers -32768..32767, as elevation models and satellite reflectances use them. */
  INT16(-32768, 32767, 2),
  /** Any float, NaN and the infinities included. Wider floats of a file are rounded to it. */
  FLOAT32(-Float.MAX_VALUE, Float.MAX_VALUE, 4);

  private final float minimum;
  private final float maximum;
  private final int bytes;

  SampleType(float minimum, float maximum, int bytes) {
    this.minimum = minimum;
    this.maximum = maximum;
    this.bytes = bytes;
  }

  /**
   * The smallest finite value.
   *
   * @return 0 for the unsigned types
   */
  public float minimum() {
    return minimum;
  }

  /**
   * The largest finite value; for an integer type, the one that stands for 1 in the unit range.
   *
   * @return 255, 65535, 32767 or the largest float
   */
  public float maximum() {
    return maximum;
  }

  /**
   * Bytes of one sample in an uncompressed file.
   *
   * @return 1, 2 or 4
   */
  public int bytes() {
    return bytes;
  }

  /**
   * Tells whole numbers from floats.
   *
   * @return true for every type but {@link #FLOAT32}
   */
  public boolean isInteger() {
    return this != FLOAT32;
  }

  /**
   * The sample that stands for a value.
   *
   * @param value any finite number
   * @return for an integer type the value rounded half to even and bounded by the type's range; for
   *     {@link #FLOAT32} the nearest float
   */
  public float nearest(double value) {
    return (float) (isInteger() ? Math.max(minimum, Math.min(maximum, Math.rint(value))) : value);
  }

  /**
   * Whether a sample can be stored as this type without change.
   *
   * @param value the sample
   * @return true when it is in range and, for an integer type, a whole number
   */
  public boolean holds(float value) {
    return !isInteger() || (value >= minimum && value <= maximum && value == (int) value);
  }
}
