package org.msift.examples.compare;

/**
 * Which of many items are shown: the first, and others at equal distances.
 *
 * @param count all items
 * @param shown how many are shown, 0 or more
 */
public record Spread(int count, int shown) {

  public Spread {
    if (shown < 0) {
      throw new IllegalArgumentException("pictures of " + shown + " items; expected 0 or more");
    }
    shown = Math.min(shown, count);
  }

  /**
   * Whether an item is shown.
   *
   * @param index its place, from 0
   * @return whether it is k count / shown, rounded down, for a k from 0
   */
  public boolean has(int index) {
    long next = ((long) index * shown + count - 1) / count;
    return next < shown && next * count / shown == index;
  }
}
