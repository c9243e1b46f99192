package org.msift.core.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Baseline TIFF 6.0, little-endian, uncompressed, bands interleaved, in strips: header, pixels,
 * directory. Written by hand because the bytes are then the same everywhere and any number of bands
 * of any type is one path.
 */
final class TiffWriter implements FormatWriter {

  private static final int HEADER_BYTES = 8;
  private static final long LARGEST_FILE = 0xFFFFFFFFL;
  private static final int MOST_BANDS = 65535;

  @Override
  public void requireSupported(Path file, Image image) {
    long bytes =
        SampleLimit.count(image.height(), image.width(), image.bands(), image.sampleType().bytes());
    long strips = TiffStrips.of(image).count();
    if (bytes + strips * 8 + image.bands() * 8L + 1024 > LARGEST_FILE
        || image.bands() > MOST_BANDS) {
      throw new ImageException(
          file + ": an " + image + " is more than a TIFF of 4 GiB holds; write it in parts");
    }
  }

  @Override
  public void write(Image image, OutputStream out) throws IOException {
    TiffStrips strips = TiffStrips.of(image);
    long directory = HEADER_BYTES + strips.totalBytes() + strips.totalBytes() % 2;
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.write(
        header
            .put((byte) 'I')
            .put((byte) 'I')
            .putShort((short) 42)
            .putInt((int) directory)
            .array());
    writeRows(image, out);
    if (strips.totalBytes() % 2 == 1) {
      out.write(0);
    }
    out.write(TiffDirectory.bytes(image, strips, HEADER_BYTES, directory));
  }

  private static void writeRows(Image image, OutputStream out) throws IOException {
    int rowSize = image.width() * image.bands();
    SampleType type = image.sampleType();
    ByteBuffer row =
        ByteBuffer.allocate(SampleLimit.arraySize(rowSize, type.bytes()))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int y = 0; y < image.height(); y++) {
      row.clear();
      for (int i = y * rowSize; i < (y + 1) * rowSize; i++) {
        put(row, type, image.sharedSamples()[i]);
      }
      out.write(row.array());
    }
  }

  private static void put(ByteBuffer row, SampleType type, float sample) {
    switch (type) {
      case UINT8 -> row.put((byte) (int) sample);
      case UINT16, INT16 -> row.putShort((short) (int) sample);
      case FLOAT32 -> row.putFloat(sample);
    }
  }
}
