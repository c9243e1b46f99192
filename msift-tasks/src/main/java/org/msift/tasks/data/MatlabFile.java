package org.msift.tasks.data;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.msift.tasks.data.descriptor.DataException;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;

/** Reads one matrix of a {@code .mat} file, v5 to v7. */
final class MatlabFile {

  private MatlabFile() {}

  /** A matrix of up to three axes; the variable is that of the file's name if null. */
  static Raster read(Path file, String variable) {
    String fileName = file.getFileName().toString();
    String wanted = variable == null ? fileName.substring(0, fileName.length() - 4) : variable;
    // The library allocates whatever lengths a file states, so it sees what was checked only.
    MatlabScan.Place place = MatlabScan.find(file, wanted);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        Source source = source(in, place);
        Mat5File content = Mat5.newReader(source).disableSubsystemProcessing().readMat()) {
      for (MatFile.Entry entry : content.getEntries()) {
        if (entry.getValue() instanceof Matrix matrix) {
          return rowMajor(matrix);
        }
      }
      throw new DataException(file + ": " + wanted + " is no matrix of numbers");
    } catch (IOException | RuntimeException damaged) {
      // The decoder answers damaged bytes with any RuntimeException, such as a buffer's end.
      if (damaged instanceof DataException known) {
        throw known;
      }
      throw MatlabScan.damaged(file, damaged);
    }
  }

  private static Source source(InputStream in, MatlabScan.Place place) throws IOException {
    in.skipNBytes(place.offset());
    InputStream header = new ByteArrayInputStream(place.header());
    return Sources.wrapInputStream(
        new SequenceInputStream(header, new BoundedInput(in, place.bytes())));
  }

  private static Raster rowMajor(Matrix matrix) {
    int[] size = matrix.getDimensions();
    int bands = size.length > 2 ? size[2] : 1;
    float[] values = new float[size[0] * size[1] * bands];
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
