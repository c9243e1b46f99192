package org.msift.core.operator;

/**
 * Random numbers that are a function of a seed and a position, so that any part of a sequence can
 * be made again: a counter, mixed by the finaliser of SplitMix64 (Steele, Lea and Flood 2014).
 */
final class RandomBits {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int PER_WORD = 4;
  private static final int BITS = 16;
  private static final int RANGE = 1 << BITS;

  private RandomBits() {}

  /** 64 bits of which each depends on all given ones. */
  static long mixed(long bits) {
    long z = bits + GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /**
   * Multiplies values by 0 or by a factor, each at random.
   *
   * @param seed seed of the sequence
   * @param from position of the first value in the sequence, a multiple of 4
   * @param values the values. Modified
   * @param length how many values
   * @param share share of the values that stay, rounded to 1/65536
   * @param factor factor for those
   */
  static void thin(long seed, long from, float[] values, int length, double share, float factor) {
    int bound = (int) Math.round(share * RANGE);
    long word = from / PER_WORD;
    for (int start = 0; start < length; start += PER_WORD) {
      long bits = mixed(seed + GOLDEN * word);
      word++;
      int end = Math.min(start + PER_WORD, length);
      for (int i = start; i < end; i++) {
        values[i] *= (bits & (RANGE - 1)) < bound ? factor : 0;
        bits >>>= BITS;
      }
    }
  }
}
