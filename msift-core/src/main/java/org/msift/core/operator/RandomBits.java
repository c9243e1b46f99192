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
  private static final int SIGN = 31;

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
    long[] words = new long[(length + PER_WORD - 1) / PER_WORD];
    long first = seed + GOLDEN * (from / PER_WORD);
    for (int i = 0; i < words.length; i++) {
      words[i] = mixed(first + GOLDEN * i);
    }
    for (int i = 0; i < length; i++) {
      int bits = (int) (words[i / PER_WORD] >>> BITS * (i % PER_WORD)) & (RANGE - 1);
      // The sign bit of the difference is 1 for what stays; a branch would often be guessed wrong.
      values[i] *= factor * ((bits - bound) >>> SIGN);
    }
  }
}
