package org.msift.ship.pansharpening;

/** Where the pixels of the multispectral grid stand in the panchromatic one. */
public enum GridAlignment {

  /**
   * The corners of both images coincide: multispectral pixel i is centred at {@code ratio * i +
   * (ratio - 1) / 2}. So are images after an area-like reduction.
   */
  CENTRED {
    @Override
    public double offset(int ratio) {
      return (ratio - 1) / 2.0;
    }
  },

  /**
   * Multispectral pixel i stands on panchromatic pixel {@code ratio * i + ratio / 2} (rounded
   * down). So are images of which every ratio-th pixel was kept; Vivone's toolbox takes this for
   * all.
   */
  DECIMATED {
    @Override
    public double offset(int ratio) {
      return phase(ratio);
    }
  };

  /**
   * The place of multispectral pixel 0.
   *
   * @param ratio panchromatic pixels per multispectral one
   * @return row and column in the panchromatic grid
   */
  public abstract double offset(int ratio);

  /**
   * The distance to a {@link #CENTRED} grid.
   *
   * @param ratio panchromatic pixels per multispectral one
   * @return panchromatic pixels by which multispectral ones stand further down and to the right: 0
   *     or, on a decimated grid of an even ratio, 1/2
   */
  public double shift(int ratio) {
    return offset(ratio) - CENTRED.offset(ratio);
  }

  /**
   * The pixel that decimation keeps first.
   *
   * @param ratio panchromatic pixels per multispectral one
   * @return ratio / 2, rounded down
   */
  public static int phase(int ratio) {
    return ratio / 2;
  }
}
