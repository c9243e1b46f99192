package org.msift.core.image;

import com.twelvemonkeys.imageio.plugins.tiff.BigTIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageMetadata;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TIFF and BigTIFF with any number of bands.
 *
 * <p>TwelveMonkeys decodes, because Java's own plug-in does not know the predictor for 16-bit
 * samples, which OpenCV writes by default. Its {@code read} clamps floats to 0..1, so the raster is
 * taken ({@code readRaster}), and its meaning (inverted grey, palette, alpha) is worked out here
 * from the tags. Of planar files other than RGB it gives the first band only: those go to Java's
 * plug-in.
 */
final class TiffReader implements FormatReader {

  private static final Logger LOG = LoggerFactory.getLogger(ImageFile.class);
  private static final int BIG_TIFF = 43;

  @Override
  public Image read(Path file, long maximumSamples) throws IOException {
    try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
      ImageReader reader = open(in);
      try {
        // Providers and not the service registry: a merged jar may have lost its service files.
        reader.setInput(in, true, false);
        return decode(file, in, reader, maximumSamples);
      } finally {
        reader.dispose();
      }
    }
  }

  private static ImageReader open(ImageInputStream in) throws IOException {
    int first = in.read();
    in.seek(first == 'I' ? 2 : 3);
    boolean big = in.read() == BIG_TIFF;
    in.seek(0);
    return big
        ? new BigTIFFImageReaderSpi().createReaderInstance(null)
        : new TIFFImageReaderSpi().createReaderInstance(null);
  }

  private static Image decode(
      Path file, ImageInputStream in, ImageReader reader, long maximumSamples) throws IOException {
    TiffLayout layout = TiffLayout.of(file, (TIFFImageMetadata) reader.getImageMetadata(0));
    SampleLimit.check(
        file, maximumSamples, reader.getHeight(0), reader.getWidth(0), layout.bands());
    SampleLimit.check(
        file, maximumSamples, layout.tileHeight(), layout.tileWidth(), layout.bands());
    if (layout.orientation() != 1) {
      LOG.warn(
          "{}: the orientation tag ({}) is not applied; the image stays as stored",
          file,
          layout.orientation());
    }
    return layout.image(file, raster(file, in, reader, layout));
  }

  private static Raster raster(
      Path file, ImageInputStream in, ImageReader reader, TiffLayout layout) throws IOException {
    if (layout.photometric() == TiffTag.YCBCR) {
      return reader.read(0).getRaster();
    }
    boolean rgb = layout.bands() == 3 && layout.photometric() == TiffTag.RGB;
    if (layout.planar() && !rgb) {
      in.seek(0);
      return JdkReader.open(file, in, "tiff", jdk -> jdk.read(0).getRaster());
    }
    return reader.readRaster(0, null);
  }
}
