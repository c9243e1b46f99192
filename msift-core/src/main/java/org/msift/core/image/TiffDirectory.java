package org.msift.core.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The directory (IFD) of a TIFF file of one image: what the strips hold and where they are. */
final class TiffDirectory {

  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int ENTRY_BYTES = 12;

  /** One tag: its number, SHORT or LONG, its values. */
  private record Entry(int tag, int type, long... values) {

    int bytes() {
      return values.length * (type == SHORT ? 2 : 4);
    }

    boolean inline() {
      return bytes() <= 4;
    }

    void putValues(ByteBuffer out) {
      for (long value : values) {
        if (type == SHORT) {
          out.putShort((short) value);
        } else {
          out.putInt((int) value);
        }
      }
    }
  }

  private TiffDirectory() {}

  static byte[] bytes(Image image, TiffStrips strips, long firstStrip, long position) {
    Entry[] entries = entries(image, strips, firstStrip);
    int fixed = 2 + entries.length * ENTRY_BYTES + 4;
    int outside =
        Arrays.stream(entries).filter(entry -> !entry.inline()).mapToInt(Entry::bytes).sum();
    ByteBuffer out = ByteBuffer.allocate(fixed + outside).order(ByteOrder.LITTLE_ENDIAN);
    out.putShort((short) entries.length);
    long next = position + fixed;
    for (Entry entry : entries) {
      int start = out.position();
      out.putShort((short) entry.tag())
          .putShort((short) entry.type())
          .putInt(entry.values().length);
      if (entry.inline()) {
        entry.putValues(out);
      } else {
        out.putInt((int) next);
        next += entry.bytes();
      }
      out.position(start + ENTRY_BYTES);
    }
    out.putInt(0);
    Arrays.stream(entries).filter(entry -> !entry.inline()).forEach(entry -> entry.putValues(out));
    return out.array();
  }

  private static Entry[] entries(Image image, TiffStrips strips, long firstStrip) {
    int bands = image.bands();
    boolean color = bands == 3;
    Entry[] always = {
      new Entry(TiffTag.IMAGE_WIDTH, LONG, image.width()),
      new Entry(TiffTag.IMAGE_LENGTH, LONG, image.height()),
      new Entry(TiffTag.BITS_PER_SAMPLE, SHORT, perBand(bands, image.sampleType().bytes() * 8L)),
      new Entry(TiffTag.COMPRESSION, SHORT, 1),
      new Entry(TiffTag.PHOTOMETRIC, SHORT, color ? TiffTag.RGB : TiffTag.BLACK_IS_ZERO),
      new Entry(
          TiffTag.STRIP_OFFSETS, LONG, perStrip(strips, i -> firstStrip + i * strips.bytes())),
      new Entry(TiffTag.SAMPLES_PER_PIXEL, SHORT, bands),
      new Entry(TiffTag.ROWS_PER_STRIP, LONG, strips.rows()),
      new Entry(TiffTag.STRIP_BYTE_COUNTS, LONG, perStrip(strips, strips::bytesOf)),
      new Entry(TiffTag.PLANAR_CONFIGURATION, SHORT, 1),
    };
    Entry format =
        new Entry(TiffTag.SAMPLE_FORMAT, SHORT, perBand(bands, sampleFormat(image.sampleType())));
    // Bands beyond grey or RGB are "unspecified" (0): data, not alpha.
    Entry extra = new Entry(TiffTag.EXTRA_SAMPLES, SHORT, perBand(bands - (color ? 3 : 1), 0));
    Entry[] entries = Arrays.copyOf(always, always.length + (extra.values().length == 0 ? 1 : 2));
    entries[always.length] = extra;
    entries[entries.length - 1] = format;
    return entries;
  }

  private static int sampleFormat(SampleType type) {
    return switch (type) {
      case UINT8, UINT16 -> TiffTag.UNSIGNED;
      case INT16 -> TiffTag.SIGNED;
      case FLOAT32 -> TiffTag.FLOAT;
    };
  }

  private static long[] perBand(int bands, long value) {
    return LongStream.generate(() -> value).limit(bands).toArray();
  }

  private static long[] perStrip(TiffStrips strips, IntToLongFunction value) {
    return IntStream.range(0, strips.count()).mapToLong(value).toArray();
  }
}
