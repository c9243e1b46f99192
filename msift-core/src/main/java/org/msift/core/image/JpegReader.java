package org.msift.core.image;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Baseline and progressive JPEG, grey and colour. The raw components are decoded and converted
 * here, because Java's decoder guesses the colour space in its own way and applies embedded colour
 * profiles.
 */
final class JpegReader implements FormatReader {

  private static final Logger LOG = LoggerFactory.getLogger(ImageFile.class);

  /** Compressed bytes are read as a whole. */
  private static final long LARGEST_FILE = 1L << 30;

  @Override
  public Image read(Path file, long maximumSamples) throws IOException {
    if (Files.size(file) > LARGEST_FILE) {
      throw new ImageException(file + " is a JPEG of more than 1 GiB; convert it to TIFF");
    }
    byte[] bytes = Files.readAllBytes(file);
    JpegHeader header = JpegHeader.parse(file, bytes);
    SampleLimit.check(file, maximumSamples, header.height(), header.width(), header.components());
    if (header.orientation() != 1) {
      LOG.warn(
          "{}: the orientation tag ({}) is not applied; the image stays as stored",
          file,
          header.orientation());
    }
    Raster raster = decode(file, bytes);
    float[] samples =
        RasterSamples.select(raster, IntStream.range(0, raster.getNumBands()).toArray());
    if (header.isYcc()) {
      YccConversion.toRgb(samples);
    }
    return Image.owning(
        raster.getHeight(), raster.getWidth(), raster.getNumBands(), SampleType.UINT8, samples);
  }

  private static Raster decode(Path file, byte[] bytes) throws IOException {
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      return JdkReader.open(file, in, "jpeg", reader -> reader.readRaster(0, null));
    }
  }
}
