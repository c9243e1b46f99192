package org.msift.ship.plane;

/** What stands beyond the edge of a plane a b c d. */
public enum Border {

  /** 0 0 | a b c d | 0 0. */
  ZERO {
    @Override
    int inside(int index, int length) {
      return OUTSIDE;
    }
  },

  /** a a | a b c d | d d. */
  REPLICATE {
    @Override
    int inside(int index, int length) {
      return index < 0 ? 0 : length - 1;
    }
  },

  /** b a | a b c d | d c; repeated as often as the filter reaches. */
  SYMMETRIC {
    @Override
    int inside(int index, int length) {
      int place = Math.floorMod(index, 2 * length);
      return place < length ? place : 2 * length - 1 - place;
    }
  },

  /** c b | a b c d | c b; a plane of one value repeats it. */
  REFLECT {
    @Override
    int inside(int index, int length) {
      if (length == 1) {
        return 0;
      }
      int period = 2 * length - 2;
      int place = Math.floorMod(index, period);
      return place < length ? place : period - place;
    }
  },

  /** c d | a b c d | a b. */
  CIRCULAR {
    @Override
    int inside(int index, int length) {
      return Math.floorMod(index, length);
    }
  };

  /** The place of a zero. */
  static final int OUTSIDE = -1;

  abstract int inside(int index, int length);

  /**
   * Where the value of an index is found.
   *
   * @param index any index
   * @param length values along the axis
   * @return an index within the axis, or {@value #OUTSIDE} for a zero
   */
  int place(int index, int length) {
    return index >= 0 && index < length ? index : inside(index, length);
  }
}
