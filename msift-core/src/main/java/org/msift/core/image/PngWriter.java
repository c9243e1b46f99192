package org.msift.core.image;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** PNG of 8 and 16 bits, grey and RGB. */
final class PngWriter implements FormatWriter {

  @Override
  public void requireSupported(Path file, Image image) {
    boolean unsigned =
        image.sampleType() == SampleType.UINT8 || image.sampleType() == SampleType.UINT16;
    if (!unsigned || (image.bands() != 1 && image.bands() != 3)) {
      throw new ImageException(
          file
              + ": PNG holds UINT8 and UINT16 of one or three bands, not an "
              + image
              + "; write it as .tif");
    }
  }

  @Override
  public void write(Image image, OutputStream out) throws IOException {
    ImageWriter writer = find();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(buffered(image));
    } finally {
      writer.dispose();
    }
  }

  private static ImageWriter find() {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("png");
    while (writers.hasNext()) {
      ImageWriter writer = writers.next();
      if ("java.desktop".equals(writer.getClass().getModule().getName())) {
        return writer;
      }
    }
    throw new ImageException(
        "this Java has no PNG encoder; use a full Java 17 or newer with java.desktop");
  }

  private static BufferedImage buffered(Image image) {
    int space = image.bands() == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB;
    int data =
        image.sampleType() == SampleType.UINT8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
    ColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(space), false, false, Transparency.OPAQUE, data);
    WritableRaster raster = model.createCompatibleWritableRaster(image.width(), image.height());
    int rowSize = image.width() * image.bands();
    float[] row = new float[rowSize];
    for (int y = 0; y < image.height(); y++) {
      System.arraycopy(image.sharedSamples(), y * rowSize, row, 0, rowSize);
      raster.setPixels(0, y, image.width(), 1, row);
    }
    return new BufferedImage(model, raster, false, null);
  }
}
