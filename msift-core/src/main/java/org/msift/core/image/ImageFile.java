package org.msift.core.image;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads and writes image files.
 *
 * <p>Read: PNG, JPEG, BMP, TIFF and BigTIFF, told apart by their first bytes. Samples come out as
 * stored, without any colour management or gamma:
 *
 * <ul>
 *   <li>8 bits as {@link SampleType#UINT8}, 16 bits as UINT16 (TIFF also INT16), 32 and 64-bit
 *       floats of TIFF as FLOAT32. 1, 2 and 4-bit samples are stretched to 0..255.
 *   <li>A palette becomes its colours: one band where all its entries are grey, else red, green,
 *       blue. TIFF where 0 is white is inverted.
 *   <li>Colour JPEG is converted from YCbCr to RGB as OpenCV and Pillow do it; grey JPEG has one
 *       band; CMYK JPEG is refused.
 *   <li>TIFF may have any number of bands, interleaved or planar; a "CMYK" TIFF gives its four
 *       bands as stored (several satellite data sets use it so). Of several pages the first is
 *       read.
 *   <li>An alpha band is dropped with a warning.
 *   <li>The orientation tag of JPEG and TIFF is <em>not</em> applied, only warned of: registered
 *       pairs are registered as stored, and often one of the two files has lost the tag. (OpenCV's
 *       {@code IMREAD_COLOR} applies it.)
 * </ul>
 *
 * <p>Written: PNG (8 and 16 bits, grey or RGB) and TIFF (8 and 16 bits and float, any number of
 * bands, uncompressed). The same image gives the same bytes on the same Java.
 */
public final class ImageFile {

  private ImageFile() {}

  /**
   * Reads a file of at most 2^28 samples, or of what the system property {@code
   * msift.image.maxSamples} says, and of no more than the Java heap can hold (about 8 bytes per
   * sample).
   *
   * @param file a PNG, JPEG, BMP or TIFF file
   * @return the image as stored
   * @throws ImageException if the file is absent, no image, damaged, too large or of an unsupported
   *     kind
   */
  public static Image read(Path file) {
    return read(file, SampleLimit.configured());
  }

  /**
   * Reads a file of at most the given number of samples.
   *
   * @param file a PNG, JPEG, BMP or TIFF file
   * @param maximumSamples limit of H x W x C (an alpha band counts), compared with the file's
   *     header before pixels are decoded
   * @return the image as stored
   * @throws ImageException if the file is absent, no image, damaged, too large or of an unsupported
   *     kind
   */
  public static Image read(Path file, long maximumSamples) {
    requireReadable(file);
    try {
      ImageFormat format =
          ImageFormat.of(file)
              .orElseThrow(
                  () ->
                      new ImageException(
                          file
                              + " is no image of a known format; PNG, JPEG, BMP and TIFF are"
                              + " read"));
      return format.reader().read(file, maximumSamples);
    } catch (ImageException known) {
      throw known;
    } catch (AccessDeniedException | NoSuchFileException denied) {
      throw new ImageException(file + " cannot be opened; check its permissions", denied);
    } catch (IOException | RuntimeException damaged) {
      // Decoders answer damaged bytes with any RuntimeException, such as an index out of bounds.
      throw new ImageException(
          file
              + " cannot be decoded ("
              + oneLine(damaged)
              + "); it is truncated, damaged or of an unsupported kind",
          damaged);
    }
  }

  /**
   * Writes a file in the format of its suffix: {@code .png}, {@code .tif} or {@code .tiff}. Missing
   * folders are created; the file appears when it is complete, and replaces one of that name.
   *
   * @param file the target
   * @param image PNG: UINT8 or UINT16 of one or three bands; TIFF: any
   * @throws ImageException if the suffix is unknown or lossy, the format cannot hold the image, or
   *     the file cannot be written
   */
  public static void write(Path file, Image image) {
    FormatWriter writer = FormatWriter.forSuffix(file);
    writer.requireSupported(file, image);
    SafeFile.write(file, out -> writer.write(image, out));
  }

  private static void requireReadable(Path file) {
    if (Files.isDirectory(file)) {
      throw new ImageException(file + " is a folder; name an image file in it");
    }
    if (!Files.exists(file)) {
      throw new ImageException(file + " does not exist; check the path");
    }
    if (!Files.isRegularFile(file)) {
      throw new ImageException(file + " is no regular file; copy its content to one");
    }
    if (file.toFile().length() == 0) {
      throw new ImageException(file + " is empty; copy or download it again");
    }
  }

  private static String oneLine(Throwable thrown) {
    String text =
        thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
    return text.lines().findFirst().orElse("").strip();
  }
}
