package org.msift.examples.study;

/**
 * The orders of a network's interactions.
 *
 * @param spatial in space
 * @param channel across channels
 */
record Orders(int spatial, int channel) {

  /** The order of the interactions that do not vary. */
  static final int FIXED = 2;

  /** Which of the two varies. */
  enum Axis {
    SPATIAL("in space"),
    CHANNEL("across channels");

    private final String label;

    Axis(String label) {
      this.label = label;
    }

    /** Its name in charts. */
    String label() {
      return label;
    }

    /** The orders at one place of this axis. */
    Orders at(int order) {
      return this == SPATIAL ? new Orders(order, FIXED) : new Orders(FIXED, order);
    }
  }
}
