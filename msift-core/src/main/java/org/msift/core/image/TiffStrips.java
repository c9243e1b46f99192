package org.msift.core.image;

/**
 * How the rows of an image are cut into strips of about 64 KiB, which keeps readers that load one
 * strip at a time small.
 *
 * @param count number of strips
 * @param rows rows of each strip; the last may have fewer
 * @param bytes bytes of each strip but the last
 * @param totalBytes bytes of all strips
 */
record TiffStrips(int count, int rows, long bytes, long totalBytes) {

  private static final long TARGET_BYTES = 1 << 16;

  static TiffStrips of(Image image) {
    long rowBytes = SampleLimit.count(image.width(), image.bands(), image.sampleType().bytes());
    int rows = (int) Math.min(image.height(), Math.max(1, TARGET_BYTES / rowBytes));
    int count = (image.height() + rows - 1) / rows;
    return new TiffStrips(count, rows, rows * rowBytes, image.height() * rowBytes);
  }

  long bytesOf(int strip) {
    return Math.min(bytes, totalBytes - strip * bytes);
  }
}
