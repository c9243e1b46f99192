package org.msift.ship.pansharpening;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.msift.core.image.Image;
import org.msift.core.image.ImageException;
import org.msift.core.image.ImageFile;
import org.msift.core.image.NumpyArray;
import org.msift.core.image.NumpyFile;
import org.msift.ship.plane.Plane;

/** Reads scenes from pairs of files. */
public final class SceneFiles {

  private SceneFiles() {}

  /**
   * Reads a multispectral and a panchromatic file.
   *
   * @param multispectral a TIFF or other image, or a {@code .npy} array h x w x B
   * @param panchromatic a TIFF or other image of one band, or a {@code .npy} array H x W
   * @param sensor its name, see {@link Sensor#named}
   * @param bits of a sample, 1 to 32, such as 11
   * @return the scene on a {@link GridAlignment#DECIMATED} grid
   * @throws ImageException if a file is absent, damaged, too large or of an unsupported kind
   * @throws IllegalArgumentException if the images do not fit each other, a sample is NaN or
   *     infinite, or the sensor is unknown or has another number of bands
   */
  public static PanScene read(Path multispectral, Path panchromatic, String sensor, int bits) {
    List<Plane> bands = bands(multispectral);
    List<Plane> sharp = bands(panchromatic);
    if (sharp.size() != 1) {
      throw new IllegalArgumentException(
          "%s has %d bands; a panchromatic image has one".formatted(panchromatic, sharp.size()));
    }
    return PanScene.of(bands, sharp.get(0), Sensor.named(sensor, bands.size()), bits);
  }

  /**
   * Reads the bands of a file.
   *
   * @param file a TIFF or other image, or a {@code .npy} array of two or three axes, bands last
   * @return the bands, samples as stored
   * @throws ImageException if the file is absent, damaged, too large or of an unsupported kind
   */
  public static List<Plane> bands(Path file) {
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".npy")) {
      return bands(file, NumpyFile.read(file));
    }
    Image image = ImageFile.read(file);
    List<Plane> bands = new ArrayList<>();
    for (int band = 0; band < image.bands(); band++) {
      bands.add(Plane.of(image, band));
    }
    return bands;
  }

  private static List<Plane> bands(Path file, NumpyArray array) {
    long[] shape = array.shape();
    if (shape.length < 2 || shape.length > 3 || array.values().length == 0) {
      throw new ImageException(
          "%s has the shape %s; expected height x width or height x width x bands"
              .formatted(file, Arrays.toString(shape)));
    }
    int bands = shape.length == 3 ? (int) shape[2] : 1;
    List<Plane> planes = new ArrayList<>();
    for (int band = 0; band < bands; band++) {
      double[] values = new double[array.values().length / bands];
      for (int i = 0; i < values.length; i++) {
        values[i] = array.values()[i * bands + band];
      }
      planes.add(new Plane((int) shape[0], (int) shape[1], values));
    }
    return planes;
  }
}
