package org.msift.core.training;

/** Exponential moving average that is unbiased from its first value on. */
final class SmoothedValue {

  private final double decay;
  private double sum;
  private double weight;

  SmoothedValue(double decay) {
    this.decay = decay;
  }

  void add(double value) {
    sum = decay * sum + (1 - decay) * value;
    weight = decay * weight + (1 - decay);
  }

  /** NaN before the first value, and for good after a value that is NaN. */
  double value() {
    return sum / weight;
  }
}
