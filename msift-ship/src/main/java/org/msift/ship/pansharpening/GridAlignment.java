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
   * The pixel that decimation keeps first.
   *
   * @param ratio panchromatic pixels per multispectral one
   * @return ratio / 2, rounded down
   */
  public static int phase(int ratio) {
    return ratio / 2;
  }
}
