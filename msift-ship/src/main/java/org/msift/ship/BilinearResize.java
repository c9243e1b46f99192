package org.msift.ship;

/**
 * Bilinear interpolation of one band between pixel centres, edges repeated, without smoothing
 * before a reduction: OpenCV's {@code INTER_LINEAR}, PyTorch's {@code align_corners=False}.
 *
 * @param height rows of the source
 * @param width columns of the source
 */
record BilinearResize(int height, int width) {

  /** From height x width values to toHeight x toWidth. */
  float[] apply(float[] band, int toHeight, int toWidth) {
    float[] result = new float[toHeight * toWidth];
    for (int y = 0; y < toHeight; y++) {
      double row = position(y, height, toHeight);
      int top = (int) row;
      int bottom = Math.min(top + 1, height - 1);
      float below = (float) (row - top);
      for (int x = 0; x < toWidth; x++) {
        double column = position(x, width, toWidth);
        int left = (int) column;
        int right = Math.min(left + 1, width - 1);
        float beside = (float) (column - left);
        float above = mix(band[top * width + left], band[top * width + right], beside);
        float under = mix(band[bottom * width + left], band[bottom * width + right], beside);
        result[y * toWidth + x] = mix(above, under, below);
      }
    }
    return result;
  }

  private static double position(int index, int from, int to) {
    double position = (index + 0.5) * from / to - 0.5;
    return Math.min(from - 1.0, Math.max(0, position));
  }

  private static float mix(float a, float b, float share) {
    return a * (1 - share) + b * share;
  }
}
