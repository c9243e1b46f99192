package org.msift.ship.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.msift.core.image.Image;
import org.msift.core.image.ImageException;
import org.msift.core.image.SampleType;
import org.msift.ship.plane.Plane;

/**
 * How images become the planes 0..255 that metrics are computed on. An image has one band or three:
 * red, green, blue. Samples of 8 bits stay as they are; those of 16 bits are divided by 257, those
 * in floating point, 0..1, multiplied by 255, neither of them rounded.
 */
public enum Grey {

  /**
   * MATLAB's {@code rgb2gray}: 0.2989 R + 0.5870 G + 0.1140 B, more exactly the first row of the
   * inverse of NTSC's matrix; rounded, halves up, for images of 8 bits.
   */
  MATLAB {
    @Override
    List<Plane> planes(Image image) {
      return List.of(
          weighted(
              image,
              0.298936021293775,
              0.587043074451121,
              0.114020904255103,
              x -> Math.floor(x + 0.5)));
    }
  },

  /** OpenCV's grey, 0.299 R + 0.587 G + 0.114 B; rounded, halves to even, for images of 8 bits. */
  OPENCV {
    @Override
    List<Plane> planes(Image image) {
      return List.of(weighted(image, 0.299, 0.587, 0.114, Math::rint));
    }
  },

  /** The first band alone. */
  FIRST_BAND {
    @Override
    List<Plane> planes(Image image) {
      return List.of(band(image, 0));
    }
  },

  /** Each band by itself, and the mean of a metric's values over them, as VIFB. */
  BANDS {
    @Override
    List<Plane> planes(Image image) {
      List<Plane> planes = new ArrayList<>();
      for (int b = 0; b < image.bands(); b++) {
        planes.add(band(image, b));
      }
      return planes;
    }
  },

  /** All bands side by side in one wide plane, as VIFB does for its spatial frequency. */
  SIDE_BY_SIDE {
    @Override
    List<Plane> planes(Image image) {
      int height = image.height();
      int width = image.width();
      double[] values = new double[height * width * image.bands()];
      for (int b = 0; b < image.bands(); b++) {
        double[] band = band(image, b).values();
        for (int y = 0; y < height; y++) {
          System.arraycopy(band, y * width, values, (y * image.bands() + b) * width, width);
        }
      }
      return List.of(new Plane(height, width * image.bands(), values));
    }
  };

  private static final int COLOUR = 3;
  private static final double PEAK = 255;

  /** The planes of an image of one or three bands. */
  abstract List<Plane> planes(Image image);

  /**
   * The planes of a fused image and its sources: one triple, or one for each band. Beside images of
   * three bands, one of one band counts as three equal ones.
   *
   * @param infrared infrared image H x W of one or three bands
   * @param visible visible image H x W of one or three bands
   * @param fused fused image H x W of one or three bands
   * @return one triple, for {@link #BANDS} up to three
   * @throws ImageException if an image has another number of bands, a sample type that is neither
   *     of 8 or 16 bits nor floating point, or a sample that is not finite
   * @throws IllegalArgumentException if sizes differ, or a floating-point sample is outside 0..1
   */
  public List<FusedTriple> triples(Image infrared, Image visible, Image fused) {
    requireBands("infrared", infrared);
    requireBands("visible", visible);
    requireBands("fused", fused);
    int bands = Math.max(infrared.bands(), Math.max(visible.bands(), fused.bands()));
    List<Plane> a = planes("infrared", infrared, bands);
    List<Plane> b = planes("visible", visible, bands);
    List<Plane> f = planes("fused", fused, bands);
    List<FusedTriple> triples = new ArrayList<>();
    for (int i = 0; i < f.size(); i++) {
      triples.add(new FusedTriple(a.get(i), b.get(i), f.get(i)));
    }
    return triples;
  }

  private static void requireBands(String name, Image image) {
    if (image.bands() != 1 && image.bands() != COLOUR) {
      throw new ImageException(
          "the %s image has %d bands; metrics take 1 (grey) or 3 (red, green, blue), select them first"
              .formatted(name, image.bands()));
    }
  }

  private List<Plane> planes(String name, Image image, int bands) {
    try {
      return planes(widened(image, bands));
    } catch (ImageException bad) {
      throw new ImageException("the %s image: %s".formatted(name, bad.getMessage()), bad);
    } catch (IllegalArgumentException bad) {
      throw new IllegalArgumentException("the %s image: %s".formatted(name, bad.getMessage()), bad);
    }
  }

  private static Image widened(Image image, int bands) {
    return image.bands() == bands ? image : Image.stack(List.of(image, image, image));
  }

  private static Plane weighted(
      Image image, double red, double green, double blue, DoubleUnaryOperator rounding) {
    Plane first = band(image, 0);
    if (image.bands() == 1) {
      return first;
    }
    double[] second = band(image, 1).values();
    double[] third = band(image, 2).values();
    double[] values = new double[second.length];
    for (int i = 0; i < values.length; i++) {
      double grey = red * first.values()[i] + green * second[i] + blue * third[i];
      // Weights of sum 1 up to rounding could leave 0..255 by that rounding.
      values[i] =
          Math.min(
              PEAK, image.sampleType() == SampleType.UINT8 ? rounding.applyAsDouble(grey) : grey);
    }
    return new Plane(image.height(), image.width(), values);
  }

  private static double fromUnit(double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "a floating-point image holds the sample %s; expected 0..1, scale it first"
              .formatted(value));
    }
    return value * PEAK;
  }

  private static Plane band(Image image, int band) {
    Plane plane = Plane.of(image, band);
    return switch (image.sampleType()) {
      case UINT8 -> plane;
      case UINT16 -> plane.map(value -> value * PEAK / SampleType.UINT16.maximum());
      case FLOAT32 -> plane.map(Grey::fromUnit);
      default ->
          throw new ImageException(
              "an image of " + image.sampleType() + "; scale it to UINT8 or to FLOAT32 in 0..1");
    };
  }
}
