package org.msift.core.image;

import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageMetadata;
import java.lang.reflect.Array;
import java.util.stream.IntStream;

/**
 * Whole numbers out of TIFF tags, whatever width they are stored in.
 *
 * @param metadata the tags of one image
 */
record TiffFields(TIFFImageMetadata metadata) {

  int number(int tag, int otherwise) {
    return Math.toIntExact(numbers(tag, otherwise)[0]);
  }

  long[] numbers(int tag, long... otherwise) {
    Entry entry = metadata.getTIFFField(tag);
    if (entry == null || entry.getValue() == null) {
      return otherwise;
    }
    Object value = entry.getValue();
    if (!value.getClass().isArray()) {
      return new long[] {number(tag, value)};
    }
    int length = Array.getLength(value);
    if (length == 0) {
      return otherwise;
    }
    return IntStream.range(0, length).mapToLong(i -> number(tag, Array.get(value, i))).toArray();
  }

  private static long number(int tag, Object value) {
    if (value instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalArgumentException("TIFF tag " + tag + " holds no number");
  }
}
