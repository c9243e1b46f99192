package org.msift.core.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Samples out of Java's rasters, as stored: never through {@code getRGB}, whose colour-space
 * conversion shifts grey by up to 73 levels. A raster gives its bands in the order red, green, blue
 * whatever their order in memory.
 */
final class RasterSamples {

  private static final Logger LOG = LoggerFactory.getLogger(ImageFile.class);

  private RasterSamples() {}

  /** Compares the header with the limit, then decodes. */
  static Image decode(Path file, ImageReader reader, long maximumSamples) throws IOException {
    ImageTypeSpecifier raw = reader.getRawImageType(0);
    int bands = raw.getColorModel() instanceof IndexColorModel ? 3 : raw.getNumBands();
    SampleLimit.check(file, maximumSamples, reader.getHeight(0), reader.getWidth(0), bands);
    return image(file, reader.read(0));
  }

  /**
   * Palettes become their colours, narrow samples are widened to 8 bits, an alpha band is dropped.
   */
  private static Image image(Path file, BufferedImage decoded) {
    ColorModel colors = decoded.getColorModel();
    if (colors.hasAlpha()) {
      warnOfAlpha(file);
    }
    Raster raster = decoded.getRaster();
    if (colors instanceof IndexColorModel palette) {
      return Palette.of(palette).expand(file, raster);
    }
    int bits = raster.getSampleModel().getSampleSize(0);
    SampleType type = bits > 8 ? SampleType.UINT16 : SampleType.UINT8;
    int bands = raster.getNumBands() - (colors.hasAlpha() ? 1 : 0);
    float[] samples = select(raster, IntStream.range(0, bands).toArray());
    widen(samples, raster.getSampleModel().getSampleSize(), bands, type);
    return Image.owning(raster.getHeight(), raster.getWidth(), bands, type, samples);
  }

  static void warnOfAlpha(Path file) {
    LOG.warn("{}: the alpha band is dropped; the colours stay as stored", file);
  }

  /** The chosen bands of a raster, H x W x C, channels last. */
  static float[] select(Raster raster, int[] bands) {
    int height = raster.getHeight();
    int width = raster.getWidth();
    int all = raster.getNumBands();
    float[] samples = new float[SampleLimit.arraySize(height, width, bands.length)];
    float[] row = new float[SampleLimit.arraySize(width, all)];
    int index = 0;
    for (int y = 0; y < height; y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int x = 0; x < width; x++) {
        for (int band : bands) {
          samples[index++] = row[x * all + band];
        }
      }
    }
    return samples;
  }

  /** Stretches samples of fewer bits than their type has to its full range, in place. */
  static void widen(float[] samples, int[] bits, int bands, SampleType type) {
    for (int band = 0; band < bands; band++) {
      float largest = (1 << bits[band]) - 1;
      if (largest == type.maximum()) {
        continue;
      }
      for (int i = band; i < samples.length; i += bands) {
        samples[i] = (float) Math.rint(samples[i] * type.maximum() / largest);
      }
    }
  }
}
