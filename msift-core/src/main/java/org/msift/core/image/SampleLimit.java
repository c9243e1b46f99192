package org.msift.core.image;

import java.nio.file.Path;

/** How many samples a file may ask for: a header of a few bytes must not claim all memory. */
final class SampleLimit {

  /** Names the system property that sets the limit. */
  static final String PROPERTY = "msift.image.maxSamples";

  /** 2^28 samples are 1 GiB as float: an image of 9459 x 9459 x 3. */
  private static final long DEFAULT = 1L << 28;

  /**
   * Of one sample: at most as many in the decoder's raster as a float has, and the float itself.
   */
  private static final long DECODING_BYTES = 2 * Float.BYTES;

  private SampleLimit() {}

  static long configured() {
    String given = System.getProperty(PROPERTY);
    if (given == null) {
      return DEFAULT;
    }
    try {
      return Long.parseLong(given);
    } catch (NumberFormatException notANumber) {
      throw new ImageException(
          "system property " + PROPERTY + " is '" + given + "'; give a whole number", notANumber);
    }
  }

  /** The product of sizes that are not negative; {@link Long#MAX_VALUE} where it overflows. */
  static long count(long... sizes) {
    long count = 1;
    boolean empty = false;
    for (long size : sizes) {
      empty |= size == 0;
      boolean overflow = size != 0 && count > Long.MAX_VALUE / size;
      count = overflow ? Long.MAX_VALUE : count * Math.max(size, 1);
    }
    return empty ? 0 : count;
  }

  static int arraySize(long... sizes) {
    long count = count(sizes);
    if (count > Integer.MAX_VALUE - 8) {
      throw new ImageException(
          count + " samples do not fit one array; use smaller images or tiles");
    }
    return (int) count;
  }

  /** Refuses an image that is over the limit, or that this Java heap could not hold. */
  static void check(Path file, long maximum, long height, long width, long bands) {
    check(file, maximum, Runtime.getRuntime().maxMemory(), height, width, bands);
  }

  static void check(Path file, long maximum, long heap, long height, long width, long bands) {
    if (height < 1 || width < 1 || bands < 1) {
      throw new ImageException(
          file + " claims to be " + height + "x" + width + "x" + bands + "; the file is damaged");
    }
    long count = count(height, width, bands);
    if (count > maximum || count > Integer.MAX_VALUE - 8) {
      throw new ImageException(
          "%s: %dx%dx%d is more than the limit of %d samples; if the file is sound, raise it by -D%s=%d"
              .formatted(file, height, width, bands, maximum, PROPERTY, count));
    }
    if (count > heap / DECODING_BYTES) {
      throw new ImageException(
          "%s: %dx%dx%d samples need about %d MiB to decode, the Java heap has %d MiB; raise it by -Xmx"
              .formatted(file, height, width, bands, count * DECODING_BYTES >> 20, heap >> 20));
    }
  }
}
