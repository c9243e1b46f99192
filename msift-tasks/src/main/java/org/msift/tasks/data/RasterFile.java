package org.msift.tasks.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.msift.core.image.Image;
import org.msift.core.image.ImageException;
import org.msift.core.image.ImageFile;
import org.msift.core.image.NumpyArray;
import org.msift.core.image.NumpyFile;
import org.msift.core.matlab.MatlabArray;
import org.msift.core.matlab.MatlabFile;
import org.msift.tasks.data.descriptor.DataException;

/** Reads PNG, JPEG, BMP, TIFF, {@code .npy} and {@code .mat} (v5 to v7) into one form. */
final class RasterFile {

  private RasterFile() {}

  /** An image or array of [H, W] or [H, W, C]; one-dimensional arrays become one column. */
  static Raster read(Path file, String variable) {
    if (!Files.isRegularFile(file)) {
      throw new DataException(file + " is missing; check the path");
    }
    try {
      String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
      if (name.endsWith(".npy")) {
        return numpy(file);
      }
      if (name.endsWith(".mat")) {
        return matlab(file, variable);
      }
      Image image = ImageFile.read(file);
      return new Raster(image.samples(), image.height(), image.width(), image.bands());
    } catch (ImageException damaged) {
      throw new DataException(damaged.getMessage(), damaged);
    }
  }

  /** The variable is that of the file's name if null. */
  private static Raster matlab(Path file, String variable) {
    String name = file.getFileName().toString();
    MatlabArray array =
        MatlabFile.read(file, variable == null ? name.substring(0, name.length() - 4) : variable);
    return new Raster(array.values(), array.height(), array.width(), array.bands());
  }

  private static Raster numpy(Path file) {
    NumpyArray array = NumpyFile.read(file);
    long[] shape = array.shape();
    if (shape.length < 1 || shape.length > 3) {
      throw new DataException(file + " has " + shape.length + " axes; 1, 2 or 3 are read");
    }
    int width = shape.length > 1 ? Math.toIntExact(shape[1]) : 1;
    int bands = shape.length > 2 ? Math.toIntExact(shape[2]) : 1;
    return new Raster(array.values(), Math.toIntExact(shape[0]), width, bands);
  }
}
