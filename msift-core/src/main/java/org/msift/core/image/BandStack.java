package org.msift.core.image;

import java.util.List;

/** Puts the bands of several images of one size behind one another. */
final class BandStack {

  private BandStack() {}

  static Image of(List<Image> images) {
    Image first = images.get(0);
    int bands = 0;
    for (Image image : images) {
      requireSame(first, image);
      bands = Math.addExact(bands, image.bands());
    }
    int pixels = first.height() * first.width();
    float[] samples = new float[SampleLimit.arraySize(first.height(), first.width(), bands)];
    int offset = 0;
    for (Image image : images) {
      for (int pixel = 0; pixel < pixels; pixel++) {
        int from = pixel * image.bands();
        System.arraycopy(
            image.sharedSamples(), from, samples, pixel * bands + offset, image.bands());
      }
      offset += image.bands();
    }
    return Image.owning(first.height(), first.width(), bands, first.sampleType(), samples);
  }

  private static void requireSame(Image first, Image other) {
    if (first.height() != other.height()
        || first.width() != other.width()
        || first.sampleType() != other.sampleType()) {
      throw new ImageException(
          "cannot stack "
              + first
              + " and "
              + other
              + "; height, width and sample type must be the same");
    }
  }
}
