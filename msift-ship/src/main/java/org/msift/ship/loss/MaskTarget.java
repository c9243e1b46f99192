package org.msift.ship.loss;

/** How the mask loss of {@link FusionLoss} uses the mask m. */
public enum MaskTarget {

  /**
   * mean|m · Y − F| + mean|F − m' · IR| with m' = 0 where m is exactly 1, and 1 elsewhere: as the
   * official code computes it. With a soft mask the first term draws F to 0 where m is small.
   */
  PUBLISHED {
    @Override
    double visible(double mask, double visible, double fused) {
      return mask * visible - fused;
    }

    @Override
    double infrared(double mask, double infrared, double fused) {
      return mask == 1 ? -fused : infrared - fused;
    }

    @Override
    double visibleShare(double mask) {
      return 1;
    }

    @Override
    double infraredShare(double mask) {
      return 1;
    }
  },

  /**
   * mean(m · |Y − F|) + mean((1 − m) · |IR − F|): F follows the visible image where the mask is 1
   * and the infrared one where it is 0. What the published loss seems to be meant for; ours.
   */
  COMPLEMENT {
    @Override
    double visible(double mask, double visible, double fused) {
      return mask * (visible - fused);
    }

    @Override
    double infrared(double mask, double infrared, double fused) {
      return (1 - mask) * (infrared - fused);
    }

    @Override
    double visibleShare(double mask) {
      return mask;
    }

    @Override
    double infraredShare(double mask) {
      return 1 - mask;
    }
  };

  /** The weighted difference to the visible image. */
  abstract double visible(double mask, double visible, double fused);

  /** The weighted difference to the infrared image. */
  abstract double infrared(double mask, double infrared, double fused);

  /** By how much the fused value counts in the first difference. */
  abstract double visibleShare(double mask);

  /** By how much the fused value counts in the second difference. */
  abstract double infraredShare(double mask);

  /** The loss of all pixels. */
  double value(FusionTarget sources, double[] fused) {
    double sum = 0;
    for (int i = 0; i < fused.length; i++) {
      double mask = sources.mask(i);
      sum += Math.abs(visible(mask, sources.visible(i), fused[i]));
      sum += Math.abs(infrared(mask, sources.infrared(i), fused[i]));
    }
    return sum / fused.length;
  }

  /** Adds weight times the gradient; where a difference is 0 it is 0. */
  void addGradient(FusionTarget sources, double[] fused, double weight, double[] gradient) {
    double share = weight / fused.length;
    for (int i = 0; i < fused.length; i++) {
      double mask = sources.mask(i);
      double first = Math.signum(visible(mask, sources.visible(i), fused[i]));
      double second = Math.signum(infrared(mask, sources.infrared(i), fused[i]));
      gradient[i] -= share * (visibleShare(mask) * first + infraredShare(mask) * second);
    }
  }
}
