package org.msift.core.operator;

import java.util.function.Supplier;

/**
 * What a normalisation of each image by itself needs, in loops over single-precision images [N, H,
 * W, C] in main memory: sums over pixels, and arithmetic with a number for each image and channel.
 * Pieces of some pixels are summed in pairs, in single precision, and the pieces in double
 * precision; what is cut where does not depend on the number of threads.
 *
 * @param images N
 * @param length H · W · C
 * @param channels C
 */
record InstanceLoops(int images, long length, int channels) {

  /** What is done with a piece of an image; has buffers of its own. */
  @FunctionalInterface
  private interface Piece {
    void take(int image, long number, long from, int length);
  }

  /** Numbers [N · C]. */
  record Pair(double[] first, double[] second) {}

  /** Mean and population variance over the pixels. */
  Pair moments(HostFloats input) {
    int total = Math.toIntExact(images * pieces());
    Pair parts = new Pair(new double[total * channels], new double[total * channels]);
    forEachPiece(
        () -> {
          float[] values = new float[most()];
          float[] work = new float[most()];
          return (image, number, from, count) -> {
            input.read(from, values, count);
            System.arraycopy(values, 0, work, 0, count);
            int at = (int) number * channels;
            store(work, count, channels / (double) count, parts.first(), at);
            tile(parts.first(), at, work);
            for (int i = 0; i < count; i++) {
              values[i] = (values[i] - work[i]) * (values[i] - work[i]);
            }
            store(values, count, 1, parts.second(), at);
          };
        });
    return joined(parts);
  }

  /** Moments of images from means, and sums of squares around them, of their pieces. */
  private Pair joined(Pair parts) {
    Pair moments = new Pair(new double[images * channels], new double[images * channels]);
    double pixels = length / (double) channels;
    for (int i = 0; i < images * channels; i++) {
      double mean = 0;
      for (int piece = 0; piece < pieces(); piece++) {
        mean += parts.first()[place(i, piece)] * pixels(piece) / pixels;
      }
      double squares = 0;
      for (int piece = 0; piece < pieces(); piece++) {
        double distance = parts.first()[place(i, piece)] - mean;
        squares += parts.second()[place(i, piece)] + pixels(piece) * distance * distance;
      }
      moments.first()[i] = mean;
      moments.second()[i] = squares / pixels;
    }
    return moments;
  }

  /** result = rectifier((input − mean) · factor + shift). */
  void scale(
      HostFloats input,
      double[] mean,
      double[] factor,
      double[] shift,
      double slope,
      HostFloats result) {
    float steep = (float) slope;
    float[][] means = tiles(mean);
    float[][] factors = tiles(factor);
    float[][] shifts = tiles(shift);
    forEachPiece(
        () -> {
          float[] values = new float[most()];
          return (image, number, from, count) -> {
            input.read(from, values, count);
            float[] m = means[image];
            float[] f = factors[image];
            float[] s = shifts[image];
            for (int i = 0; i < count; i++) {
              float value = (values[i] - m[i]) * f[i] + s[i];
              values[i] = Math.max(value, steep * value);
            }
            result.write(from, values, count);
          };
        });
  }

  /** Sums over the pixels of a gradient, and of it times (input − mean) · factor. */
  Pair sums(HostFloats gradient, HostFloats input, double[] mean, double[] factor) {
    float[][] means = tiles(mean);
    float[][] factors = tiles(factor);
    int total = Math.toIntExact(images * pieces());
    Pair parts = new Pair(new double[total * channels], new double[total * channels]);
    forEachPiece(
        () -> {
          float[] values = new float[most()];
          float[] outer = new float[most()];
          return (image, number, from, count) -> {
            input.read(from, values, count);
            gradient.read(from, outer, count);
            float[] m = means[image];
            float[] f = factors[image];
            for (int i = 0; i < count; i++) {
              values[i] = (values[i] - m[i]) * f[i] * outer[i];
            }
            store(outer, count, 1, parts.first(), (int) number * channels);
            store(values, count, 1, parts.second(), (int) number * channels);
          };
        });
    Pair sums = new Pair(new double[images * channels], new double[images * channels]);
    for (int i = 0; i < images * channels; i++) {
      for (int piece = 0; piece < pieces(); piece++) {
        sums.first()[i] += parts.first()[place(i, piece)];
        sums.second()[i] += parts.second()[place(i, piece)];
      }
    }
    return sums;
  }

  /** result = gradient · factor − (input · slope + shift). */
  void combine(
      HostFloats gradient,
      double[] factor,
      HostFloats input,
      double[] slope,
      double[] shift,
      HostFloats result) {
    float[][] factors = tiles(factor);
    float[][] slopes = tiles(slope);
    float[][] shifts = tiles(shift);
    forEachPiece(
        () -> {
          float[] values = new float[most()];
          float[] outer = new float[most()];
          return (image, number, from, count) -> {
            input.read(from, values, count);
            gradient.read(from, outer, count);
            float[] f = factors[image];
            float[] k = slopes[image];
            float[] s = shifts[image];
            for (int i = 0; i < count; i++) {
              outer[i] = outer[i] * f[i] - (values[i] * k[i] + s[i]);
            }
            result.write(from, outer, count);
          };
        });
  }

  private void forEachPiece(Supplier<Piece> maker) {
    HostFloats.split(
        images * pieces(),
        (part, first, last) -> {
          Piece piece = maker.get();
          for (long number = first; number < last; number++) {
            int image = (int) (number / pieces());
            long start = number % pieces() * most();
            int count = (int) Math.min(most(), length - start);
            piece.take(image, number, image * length + start, count);
          }
        });
  }

  private int most() {
    return HostFloats.pieceLength(channels);
  }

  private long pieces() {
    return (length + most() - 1) / most();
  }

  /** Where the number of an image's channel is among those of a piece. */
  private int place(int imageAndChannel, int piece) {
    int image = imageAndChannel / channels;
    return (int) ((image * pieces() + piece) * channels + imageAndChannel % channels);
  }

  private double pixels(int piece) {
    return Math.min(most(), length - (long) piece * most()) / (double) channels;
  }

  /** Stores the sums over pixels, scaled. Overwrites the values. */
  private void store(float[] values, int length, double scale, double[] sums, int at) {
    int pixels = length / channels;
    while (pixels > 1) {
      int half = pixels / 2 * channels;
      int second = (pixels - pixels / 2) * channels;
      for (int i = 0; i < half; i++) {
        values[i] += values[i + second];
      }
      pixels -= pixels / 2;
    }
    for (int channel = 0; channel < channels; channel++) {
      sums[at + channel] = values[channel] * scale;
    }
  }

  /** One tile for each image. */
  private float[][] tiles(double[] numbers) {
    float[][] tiles = new float[images][most()];
    for (int image = 0; image < images; image++) {
      tile(numbers, image * channels, tiles[image]);
    }
    return tiles;
  }

  /** Writes one number for each channel, from a position on, again and again. */
  private void tile(double[] numbers, int from, float[] tile) {
    for (int channel = 0; channel < channels; channel++) {
      tile[channel] = (float) numbers[from + channel];
    }
    for (int done = channels; done < tile.length; done *= 2) {
      System.arraycopy(tile, 0, tile, done, Math.min(done, tile.length - done));
    }
  }
}
