package org.msift.core.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Finds the orientation in an EXIF block, which is laid out as a TIFF file; it only serves a
 * warning.
 */
final class ExifOrientation {

  private static final int UPRIGHT = 1;
  private static final int ENTRY_BYTES = 12;

  private ExifOrientation() {}

  /**
   * Gives 1..8, and 1 where the block has none or is damaged: it is no reason to refuse an image.
   */
  static int of(ByteBuffer exif) {
    if (exif.remaining() < 10) {
      return UPRIGHT;
    }
    ByteBuffer tiff =
        exif.duplicate().order(exif.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long directory = tiff.getInt(4) & 0xFFFFFFFFL;
    if (directory > tiff.limit() - 2) {
      return UPRIGHT;
    }
    int count = tiff.getShort((int) directory) & 0xFFFF;
    for (long at = directory + 2;
        count > 0 && at <= tiff.limit() - ENTRY_BYTES;
        at += ENTRY_BYTES, count--) {
      if ((tiff.getShort((int) at) & 0xFFFF) == TiffTag.ORIENTATION) {
        int value = tiff.getShort((int) at + 8) & 0xFFFF;
        return value >= 1 && value <= 8 ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }
}
