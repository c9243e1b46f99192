package org.msift.core.image;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * Image files put together byte by byte from the formats' specifications, as another program would
 * write them.
 */
final class HandMade {

  private HandMade() {}

  /**
   * A PNG of one row; {@code palette} is absent where it is empty, the row begins with its filter
   * byte.
   */
  static byte[] png(int width, int height, int bits, int colorType, byte[] palette, byte[] rows)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    chunk(out, "IHDR", header.put((byte) bits).put((byte) colorType).array());
    if (palette.length > 0) {
      chunk(out, "PLTE", palette);
    }
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(pixels)) {
      deflater.write(rows);
    }
    chunk(out, "IDAT", pixels.toByteArray());
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String name, byte[] content)
      throws IOException {
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(type);
    checksum.update(content);
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(content.length);
    data.write(type);
    data.write(content);
    data.writeInt((int) checksum.getValue());
  }

  /** A BMP with the 40-byte header; a positive height stores the last row first. */
  static byte[] bmp(int width, int height, int bits, byte[] palette, byte[] rows) {
    int start = 54 + palette.length;
    ByteBuffer out = ByteBuffer.allocate(start + rows.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 'B').put((byte) 'M').putInt(out.capacity()).putInt(0).putInt(start);
    out.putInt(40).putInt(width).putInt(height).putShort((short) 1).putShort((short) bits);
    out.putInt(0)
        .putInt(rows.length)
        .putInt(2835)
        .putInt(2835)
        .putInt(palette.length / 4)
        .putInt(0);
    return out.put(palette).put(rows).array();
  }

  /**
   * A TIFF of one strip; each tag is {number, type (3 SHORT, 4 LONG), value}, offsets and counts
   * are added.
   */
  static byte[] tiff(ByteOrder order, byte[] strip, int[][] tags) {
    ByteBuffer out = ByteBuffer.allocate(8 + strip.length + 2 + 12 * tags.length + 4).order(order);
    byte mark = (byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M');
    out.put(mark).put(mark).putShort((short) 42).putInt(8 + strip.length).put(strip);
    out.putShort((short) tags.length);
    for (int[] tag : tags) {
      out.putShort((short) tag[0]).putShort((short) tag[1]).putInt(1);
      if (tag[1] == 3) {
        out.putShort((short) tag[2]).putShort((short) 0);
      } else {
        out.putInt(tag[2]);
      }
    }
    return out.putInt(0).array();
  }

  /** The tags of a grey TIFF whose strip follows the header. */
  static int[][] greyTags(int width, int height, int bits, int format, int photometric) {
    int bytes = (width * bits + 7) / 8 * height;
    return new int[][] {
      {256, 4, width}, {257, 4, height}, {258, 3, bits}, {259, 3, 1}, {262, 3, photometric},
      {273, 4, 8}, {277, 3, 1}, {278, 4, height}, {279, 4, bytes}, {339, 3, format},
    };
  }
}
