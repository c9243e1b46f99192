package org.msift.ship.loss;

/**
 * Sobel gradients of one-band images [N, H, W], with zero padding, as cross-correlation and without
 * a factor: horizontal [-1 0 1; -2 0 2; -1 0 1] and vertical [1 2 1; 0 0 0; -1 -2 -1].
 *
 * @param height H
 * @param width W
 */
record Sobel(int height, int width) {

  private static final int[][] HORIZONTAL = {{-1, 0, 1}, {-2, 0, 2}, {-1, 0, 1}};
  private static final int[][] VERTICAL = {{1, 2, 1}, {0, 0, 0}, {-1, -2, -1}};

  double[] horizontal(double[] images) {
    return correlate(images, HORIZONTAL);
  }

  double[] vertical(double[] images) {
    return correlate(images, VERTICAL);
  }

  /** |horizontal| + |vertical|. */
  double[] magnitude(double[] images) {
    double[] magnitude = horizontal(images);
    double[] vertical = vertical(images);
    for (int i = 0; i < magnitude.length; i++) {
      magnitude[i] = Math.abs(magnitude[i]) + Math.abs(vertical[i]);
    }
    return magnitude;
  }

  /** Carries a gradient for the magnitude on to the images: adds to {@code gradient}. */
  void addGradient(double[] images, double[] magnitudeGradient, double[] gradient) {
    double[] horizontal = horizontal(images);
    double[] vertical = vertical(images);
    for (int i = 0; i < images.length; i++) {
      horizontal[i] = Math.signum(horizontal[i]) * magnitudeGradient[i];
      vertical[i] = Math.signum(vertical[i]) * magnitudeGradient[i];
    }
    // Both kernels change their sign when they are turned by half a turn.
    double[] fromHorizontal = correlate(horizontal, HORIZONTAL);
    double[] fromVertical = correlate(vertical, VERTICAL);
    for (int i = 0; i < images.length; i++) {
      gradient[i] -= fromHorizontal[i] + fromVertical[i];
    }
  }

  private double[] correlate(double[] images, int[][] kernel) {
    double[] result = new double[images.length];
    int area = height * width;
    for (int i = 0; i < images.length; i++) {
      int y = i % area / width;
      int x = i % width;
      double sum = 0;
      for (int dy = -1; dy <= 1; dy++) {
        if (y + dy < 0 || y + dy >= height) {
          continue;
        }
        for (int dx = -1; dx <= 1; dx++) {
          if (x + dx >= 0 && x + dx < width) {
            sum += kernel[dy + 1][dx + 1] * images[i + dy * width + dx];
          }
        }
      }
      result[i] = sum;
    }
    return result;
  }
}
