package org.msift.core.image;

/**
 * Full-range YCbCr of JPEG (ITU-R BT.601) to RGB, in the 16-bit fixed point of libjpeg, so to its
 * last bit.
 */
final class YccConversion {

  private static final int HALF = 1 << 15;
  private static final int CR_TO_RED = fixed(1.40200);
  private static final int CB_TO_GREEN = fixed(0.34414);
  private static final int CR_TO_GREEN = fixed(0.71414);
  private static final int CB_TO_BLUE = fixed(1.77200);

  private YccConversion() {}

  /** Modifies N x 3 samples 0..255 in place. */
  static void toRgb(float[] samples) {
    for (int i = 0; i < samples.length; i += 3) {
      int y = (int) samples[i];
      int cb = (int) samples[i + 1] - 128;
      int cr = (int) samples[i + 2] - 128;
      samples[i] = clamp(y + ((CR_TO_RED * cr + HALF) >> 16));
      samples[i + 1] = clamp(y + ((-CB_TO_GREEN * cb - CR_TO_GREEN * cr + HALF) >> 16));
      samples[i + 2] = clamp(y + ((CB_TO_BLUE * cb + HALF) >> 16));
    }
  }

  private static int fixed(double factor) {
    return (int) (factor * (1 << 16) + 0.5);
  }

  private static int clamp(int value) {
    return Math.max(0, Math.min(255, value));
  }
}
