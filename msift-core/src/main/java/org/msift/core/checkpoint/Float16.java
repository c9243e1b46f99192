package org.msift.core.checkpoint;

/** Half precision, which Java 17 does not know. */
final class Float16 {

  private static final int EXPONENT_MASK = 0x1F;
  private static final int FRACTION_BITS = 10;
  private static final int FRACTION_MASK = (1 << FRACTION_BITS) - 1;
  private static final float SMALLEST = 0x1p-24f;
  private static final int BIAS_DIFFERENCE = 127 - 15;

  private Float16() {}

  /** The same number in single precision; exact. */
  static float toFloat(short half) {
    int sign = half & 0x8000;
    int exponent = half >> FRACTION_BITS & EXPONENT_MASK;
    int fraction = half & FRACTION_MASK;
    if (exponent == 0) {
      float magnitude = fraction * SMALLEST;
      return sign == 0 ? magnitude : -magnitude;
    }
    int wideExponent = exponent == EXPONENT_MASK ? 0xFF : exponent + BIAS_DIFFERENCE;
    return Float.intBitsToFloat(sign << 16 | wideExponent << 23 | fraction << 13);
  }
}
