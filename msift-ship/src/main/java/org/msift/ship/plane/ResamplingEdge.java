package org.msift.ship.plane;

/** What a resampling kernel does that reaches beyond the edge of a plane. */
public enum ResamplingEdge {

  /** It is cut off and scaled to sum 1, as Pillow does. */
  CUT {
    @Override
    int first(int index, int length) {
      return Math.max(0, Math.min(index, length - 1));
    }

    @Override
    int last(int index, int length) {
      return Math.max(0, Math.min(index, length - 1));
    }

    @Override
    int place(int index, int length) {
      return index;
    }
  },

  /** It sees the plane mirrored, the edge value twice, as in MATLAB's imresize. */
  MIRRORED {
    @Override
    int place(int index, int length) {
      return Border.SYMMETRIC.place(index, length);
    }
  },

  /** It sees the edge value repeated, as PyTorch's interpolate. */
  REPEATED {
    @Override
    int place(int index, int length) {
      return Border.REPLICATE.place(index, length);
    }
  };

  int first(int index, int length) {
    return index;
  }

  int last(int index, int length) {
    return index;
  }

  abstract int place(int index, int length);
}
