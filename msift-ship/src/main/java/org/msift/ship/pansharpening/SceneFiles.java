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
import org.msift.core.image.SampleType;
import org.msift.core.matlab.MatlabArray;
import org.msift.ship.plane.Plane;

/** Reads scenes from pairs of files, and from {@code .mat} files that hold both images. */
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
   * @throws ImageException if a file is absent, damaged, too large or of an unsupported kind, or an
   *     image (no array) holds NaN or an infinity
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
   * Reads a scene from one {@code .mat} file with the variables of Vivone's toolbox and of Z-PNN:
   * the multispectral image h x w x B as {@code I_MS_LR} or, where that is absent, {@code I_MS};
   * the panchromatic image H x W as {@code I_PAN}; and, if it is there, {@code ratio}.
   *
   * @param file a {@code .mat} file of version 5 to 7
   * @param sensor its name, see {@link Sensor#named}, whatever sensor the file names
   * @param bits of a sample, 1 to 32, such as 11
   * @return the scene on a {@link GridAlignment#DECIMATED} grid
   * @throws ImageException if the file is absent, damaged or too large, or a variable is missing or
   *     of another kind
   * @throws IllegalArgumentException if the images do not fit each other or the file's ratio, a
   *     sample is NaN or infinite, or the sensor is unknown or has another number of bands
   */
  public static PanScene read(Path file, String sensor, int bits) {
    return new MatlabScene(file).read(sensor, bits);
  }

  /**
   * Reads a scene as {@link #read(Path, String, int)} does, of the sensor that the file names as
   * {@code sensor}.
   *
   * @param file a {@code .mat} file of version 5 to 7
   * @param bits of a sample, 1 to 32, such as 11
   * @return the scene on a {@link GridAlignment#DECIMATED} grid
   * @throws ImageException if the file is absent, damaged or too large, or a variable is missing or
   *     of another kind
   * @throws IllegalArgumentException if the images do not fit each other or the file's ratio, a
   *     sample is NaN or infinite, or the sensor is unknown or has another number of bands
   */
  public static PanScene read(Path file, int bits) {
    MatlabScene scene = new MatlabScene(file);
    return scene.read(scene.sensor(), bits);
  }

  /**
   * Reads the bands of a file.
   *
   * @param file a TIFF or other image, or a {@code .npy} array of two or three axes, bands last
   * @return the bands, samples as stored
   * @throws ImageException if the file is absent, damaged, too large or of an unsupported kind, or
   *     an image (no array) holds NaN or an infinity
   */
  public static List<Plane> bands(Path file) {
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".npy")) {
      return bands(file, NumpyFile.read(file));
    }
    Image image = ImageFile.read(file);
    image.requireFinite(file.toString());
    List<Plane> bands = new ArrayList<>();
    for (int band = 0; band < image.bands(); band++) {
      bands.add(Plane.of(image, band));
    }
    return bands;
  }

  /**
   * How the bands of a scene are stored: as the file's type says; whole numbers in an array of
   * floats or of wide integers are UINT16 where that holds them all.
   *
   * @param file a multispectral image as {@link #bands} reads it, or a {@code .mat} file of a scene
   * @return a type that holds every sample
   * @throws ImageException if the file is absent, damaged, too large or of an unsupported kind
   */
  public static SampleType sampleType(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".npy")) {
      NumpyArray array = NumpyFile.read(file);
      return sampleType(array.sampleType(), array.values());
    }
    if (name.endsWith(".mat")) {
      MatlabArray array = new MatlabScene(file).multispectral();
      return sampleType(array.sampleType(), array.values());
    }
    return ImageFile.read(file).sampleType();
  }

  /** MATLAB's numbers are doubles whatever they count, and NumPy's integers have 64 bits. */
  private static SampleType sampleType(SampleType stored, float... values) {
    if (stored.isInteger()) {
      return stored;
    }
    for (float value : values) {
      if (!SampleType.UINT16.holds(value)) {
        return stored;
      }
    }
    return SampleType.UINT16;
  }

  private static List<Plane> bands(Path file, NumpyArray array) {
    long[] shape = array.shape();
    if (shape.length < 2 || shape.length > 3 || array.values().length == 0) {
      throw new ImageException(
          "%s has the shape %s; expected height x width or height x width x bands"
              .formatted(file, Arrays.toString(shape)));
    }
    int bands = shape.length == 3 ? (int) shape[2] : 1;
    return bands(array.values(), (int) shape[0], (int) shape[1], bands);
  }

  /** Takes h x w x B values apart, of which there is at least one. */
  static List<Plane> bands(float[] values, int height, int width, int bands) {
    List<Plane> planes = new ArrayList<>();
    for (int band = 0; band < bands; band++) {
      double[] one = new double[values.length / bands];
      for (int i = 0; i < one.length; i++) {
        one[i] = values[i * bands + band];
      }
      planes.add(new Plane(height, width, one));
    }
    return planes;
  }
}
