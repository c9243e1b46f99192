package org.msift.ship.loss;

import java.util.Arrays;
import org.msift.ship.plane.Border;
import org.msift.ship.plane.Plane;
import org.msift.ship.plane.PlaneFilter;

/**
 * 1 − SSIM of images [N, H, W] with values in [0, 1], mean over the places where a Gaussian window
 * of 11x11 (σ 1.5) fits, C1 = 0.01², C2 = 0.03² (Wang et al., Image quality assessment: from error
 * visibility to structural similarity, IEEE TIP 2004).
 *
 * @param height H, at least {@value #WINDOW}
 * @param width W, at least {@value #WINDOW}
 */
record SimilarityLoss(int height, int width) {

  static final int WINDOW = 11;

  private static final PlaneFilter GAUSSIAN = PlaneFilter.gaussian(WINDOW, 1.5);
  private static final double C1 = 1e-4;
  private static final double C2 = 9e-4;

  /** The mean over all images. */
  double value(double[] fused, double[] source) {
    double sum = 0;
    int images = images(fused);
    for (int image = 0; image < images; image++) {
      sum += 1 - moments(fused, source, image).mean();
    }
    return sum / images;
  }

  /** Adds weight times the gradient for the fused images. */
  void addGradient(double[] fused, double[] source, double weight, double[] gradient) {
    int images = images(fused);
    for (int image = 0; image < images; image++) {
      Moments moments = moments(fused, source, image);
      double[] of = moments.gradient();
      int first = image * height * width;
      for (int i = 0; i < of.length; i++) {
        gradient[first + i] -= weight / images * of[i];
      }
    }
  }

  private int images(double[] values) {
    return values.length / (height * width);
  }

  private Moments moments(double[] fused, double[] source, int image) {
    Plane f = plane(fused, image);
    Plane x = plane(source, image);
    return new Moments(
        f,
        x,
        GAUSSIAN.valid(f),
        GAUSSIAN.valid(x),
        GAUSSIAN.valid(f.combine(f, (a, b) -> a * b)),
        GAUSSIAN.valid(x.combine(x, (a, b) -> a * b)),
        GAUSSIAN.valid(f.combine(x, (a, b) -> a * b)));
  }

  private Plane plane(double[] values, int image) {
    int pixels = height * width;
    return new Plane(
        height, width, Arrays.copyOfRange(values, image * pixels, (image + 1) * pixels));
  }

  /** Local means of the fused image f, of the source x, and of their products. */
  private record Moments(Plane f, Plane x, Plane mf, Plane mx, Plane ff, Plane xx, Plane fx) {

    double mean() {
      double sum = 0;
      for (int i = 0; i < mf.values().length; i++) {
        sum += luminance(i) * structure(i) / (luminances(i) * structures(i));
      }
      return sum / mf.values().length;
    }

    private double luminance(int i) {
      return 2 * mf.values()[i] * mx.values()[i] + C1;
    }

    private double luminances(int i) {
      return square(mf.values()[i]) + square(mx.values()[i]) + C1;
    }

    private double structure(int i) {
      return 2 * (fx.values()[i] - mf.values()[i] * mx.values()[i]) + C2;
    }

    private double structures(int i) {
      double fused = ff.values()[i] - square(mf.values()[i]);
      return fused + xx.values()[i] - square(mx.values()[i]) + C2;
    }

    private static double square(double value) {
      return value * value;
    }

    /** Of the mean, for every value of f: what goes through the three means that f is in. */
    double[] gradient() {
      int places = mf.values().length;
      double[] byMean = new double[places];
      double[] bySquare = new double[places];
      double[] byProduct = new double[places];
      for (int i = 0; i < places; i++) {
        double below = luminances(i) * structures(i);
        double similarity = luminance(i) * structure(i) / below;
        double toSource = 2 * mx.values()[i] * (structure(i) - luminance(i)) / below;
        double toItself = 1 / structures(i) - 1 / luminances(i);
        byMean[i] = (toSource + 2 * mf.values()[i] * similarity * toItself) / places;
        bySquare[i] = -similarity / structures(i) / places;
        byProduct[i] = 2 * luminance(i) / below / places;
      }
      double[] mean = spread(byMean);
      double[] square = spread(bySquare);
      double[] product = spread(byProduct);
      Arrays.setAll(
          mean, i -> mean[i] + 2 * square[i] * f.values()[i] + product[i] * x.values()[i]);
      return mean;
    }

    /** The transposed filter; the window is symmetric. */
    private double[] spread(double... values) {
      int edge = WINDOW / 2;
      double[] padded = new double[f.values().length];
      for (int y = 0; y < mf.height(); y++) {
        int to = (y + edge) * f.width() + edge;
        System.arraycopy(values, y * mf.width(), padded, to, mf.width());
      }
      return GAUSSIAN.apply(new Plane(f.height(), f.width(), padded), Border.ZERO).values();
    }
  }
}
