package org.msift.tasks.network;

/** Checks of what all heads have. */
final class HeadSizes {

  private HeadSizes() {}

  static void check(int inputs, int channels, int classes) {
    if (inputs < 1 || channels < 1 || classes < 2) {
      throw new IllegalArgumentException(
          "a segmentation head needs inputs and channels of 1 or more and 2 or more classes, but"
              + " got inputs "
              + inputs
              + ", channels "
              + channels
              + ", classes "
              + classes);
    }
  }
}
