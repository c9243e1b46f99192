package org.msift.tasks.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import org.msift.core.image.Image;
import org.msift.core.image.ImageException;
import org.msift.core.image.ImageFile;
import org.msift.core.image.NumpyArray;
import org.msift.core.image.NumpyFile;
import org.msift.tasks.data.descriptor.DataException;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;

/** Reads PNG, JPEG, BMP, TIFF, {@code .npy} and {@code .mat} (v5 to v7) into one form. */
final class RasterFile {

  private static final long MAXIMUM_VALUES = 1L << 28;

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

  private static Raster matlab(Path file, String variable) {
    String fileName = file.getFileName().toString();
    String wanted = variable == null ? fileName.substring(0, fileName.length() - 4) : variable;
    try (Mat5File content = Mat5.readFromFile(file.toFile())) {
      return matrix(file, wanted, content);
    } catch (IOException | RuntimeException damaged) {
      // The decoder answers damaged bytes with any RuntimeException, such as a buffer's end.
      if (damaged instanceof DataException known) {
        throw known;
      }
      throw new DataException(
          file + " cannot be decoded (" + damaged + "); v5 to v7 are read: save with '-v7'",
          damaged);
    }
  }

  private static Raster matrix(Path file, String wanted, Mat5File content) {
    ArrayList<String> names = new ArrayList<>();
    for (MatFile.Entry entry : content.getEntries()) {
      names.add(entry.getName());
      if (entry.getName().equals(wanted)) {
        if (entry.getValue() instanceof Matrix matrix && matrix.getNumDimensions() <= 3) {
          return rowMajor(file, matrix);
        }
        throw new DataException(file + ": " + wanted + " is no matrix of up to 3 axes");
      }
    }
    throw new DataException(file + " has no variable " + wanted + "; it has " + names);
  }

  private static Raster rowMajor(Path file, Matrix matrix) {
    int[] size = matrix.getDimensions();
    int bands = size.length > 2 ? size[2] : 1;
    long count = (long) size[0] * size[1] * bands;
    if (count > MAXIMUM_VALUES) {
      throw new DataException(file + " holds " + count + " values; at most 2^28 are read");
    }
    float[] values = new float[(int) count];
    for (int row = 0; row < size[0]; row++) {
      for (int column = 0; column < size[1]; column++) {
        for (int band = 0; band < bands; band++) {
          int stored = row + size[0] * (column + size[1] * band);
          values[(row * size[1] + column) * bands + band] = (float) matrix.getDouble(stored);
        }
      }
    }
    return new Raster(values, size[0], size[1], bands);
  }
}
