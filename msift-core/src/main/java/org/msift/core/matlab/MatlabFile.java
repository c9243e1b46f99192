package org.msift.core.matlab;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.msift.core.image.ImageException;
import org.msift.core.image.SampleType;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Char;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;

/** Reads variables of {@code .mat} files of versions 5 to 7, compressed or not. */
public final class MatlabFile {

  private MatlabFile() {}

  /**
   * The names of a file's variables.
   *
   * @param file a {@code .mat} file
   * @return the names in the order of the file, without those of objects and functions
   * @throws ImageException if the file is absent, damaged, of version 7.3, or a variable has more
   *     than 2^30 bytes
   */
  public static List<String> names(Path file) {
    requireFile(file);
    return MatlabScan.names(file);
  }

  /**
   * Reads an array of numbers.
   *
   * @param file a {@code .mat} file
   * @param variable its name
   * @return the array of up to three axes, numbers of any type rounded to float
   * @throws ImageException if the file is absent, damaged or of version 7.3, or the variable is
   *     missing, no full real matrix of up to three axes, or larger than 2^28 values or 2^30 bytes
   */
  public static MatlabArray read(Path file, String variable) {
    return decode(file, variable, MatlabContent.NUMBERS, array -> rowMajor((Matrix) array));
  }

  /**
   * Reads a line of text.
   *
   * @param file a {@code .mat} file
   * @param variable its name
   * @return the text, of at most 4096 characters
   * @throws ImageException if the file is absent, damaged or of version 7.3, or the variable is
   *     missing, no text of one line, or longer
   */
  public static String text(Path file, String variable) {
    return decode(file, variable, MatlabContent.TEXT, array -> line(file, variable, (Char) array));
  }

  private static void requireFile(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ImageException(file + " is no file; check the path");
    }
  }

  private static <T> T decode(
      Path file, String variable, MatlabContent kind, Function<Array, T> use) {
    requireFile(file);
    // The library allocates whatever lengths a file states, so it sees what was checked only.
    MatlabScan.Place place = MatlabScan.find(file, variable, kind);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        Source source = source(in, place);
        Mat5File content = Mat5.newReader(source).disableSubsystemProcessing().readMat()) {
      return use.apply(content.getEntries().iterator().next().getValue());
    } catch (ImageException known) {
      throw known;
    } catch (IOException | RuntimeException damaged) {
      // The decoder answers damaged bytes with any RuntimeException, such as a buffer's end.
      throw MatlabScan.damaged(file, damaged);
    }
  }

  private static Source source(InputStream in, MatlabScan.Place place) throws IOException {
    in.skipNBytes(place.offset());
    InputStream header = new ByteArrayInputStream(place.header());
    return Sources.wrapInputStream(
        new SequenceInputStream(header, new BoundedInput(in, place.bytes())));
  }

  private static String line(Path file, String variable, Char text) {
    if (text.getNumRows() > 1) {
      throw new ImageException(file + ": " + variable + " is no text of one line");
    }
    return text.getNumElements() == 0 ? "" : text.getRow(0);
  }

  private static MatlabArray rowMajor(Matrix matrix) {
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
    return new MatlabArray(values, size[0], size[1], bands, sampleType(matrix.getType()));
  }

  private static SampleType sampleType(MatlabType kind) {
    return switch (kind) {
      case UInt8 -> SampleType.UINT8;
      case UInt16 -> SampleType.UINT16;
      case Int8, Int16 -> SampleType.INT16;
      default -> SampleType.FLOAT32;
    };
  }
}
