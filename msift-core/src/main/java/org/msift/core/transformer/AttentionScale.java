package org.msift.core.transformer;

/** The factor on the products of query and key. */
public enum AttentionScale {
  /** 1 / sqrt(features of a token), as the official MsIFT network has it. */
  DIM {
    @Override
    public double of(int features, int headDimension) {
      return 1 / Math.sqrt(features);
    }
  },

  /** 1 / sqrt(features of a head), as Vaswani et al. (2017) have it. */
  HEAD {
    @Override
    public double of(int features, int headDimension) {
      return 1 / Math.sqrt(headDimension);
    }
  };

  /**
   * The factor.
   *
   * @param features features of a token
   * @param headDimension features of a head
   * @return the factor
   */
  public abstract double of(int features, int headDimension);
}
