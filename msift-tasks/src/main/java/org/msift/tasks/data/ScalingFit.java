package org.msift.tasks.data;

import java.util.Arrays;
import org.msift.tasks.data.descriptor.DataException;
import org.msift.tasks.data.descriptor.ScalingDescriptor;
import org.msift.tasks.data.descriptor.ScalingMethod;

/** Computes a scaling from training samples in one pass. */
final class ScalingFit {

  /** Percentiles are taken over at most about this many values per band, evenly spread. */
  private static final int PERCENTILE_VALUES = 1 << 18;

  private final SourceShape shape;
  private final ScalingDescriptor wanted;
  private final double[] minimum;
  private final double[] maximum;
  private final double[] mean;
  private final double[] squares;
  private final long[] count;
  private final float[][] kept;
  private final int[] keptCount;
  private final long stride;
  private long seen;

  ScalingFit(SourceShape shape, ScalingDescriptor wanted, int samples) {
    int bands = shape.bands();
    this.shape = shape;
    this.wanted = wanted;
    minimum = filled(bands, Double.POSITIVE_INFINITY);
    maximum = filled(bands, Double.NEGATIVE_INFINITY);
    mean = new double[bands];
    squares = new double[bands];
    count = new long[bands];
    keptCount = new int[bands];
    long pixels = (long) shape.height() * shape.width() * samples;
    stride = Math.max(1, (pixels + PERCENTILE_VALUES - 1) / PERCENTILE_VALUES);
    kept =
        wanted.method() == ScalingMethod.PERCENTILE
            ? new float[bands][(int) (pixels / stride + 1)]
            : new float[0][];
  }

  private static double[] filled(int bands, double value) {
    double[] array = new double[bands];
    Arrays.fill(array, value);
    return array;
  }

  void add(float[] values) {
    int bands = shape.bands();
    for (int start = 0; start < values.length; start += bands, seen++) {
      for (int band = 0; band < bands; band++) {
        if (Float.isFinite(values[start + band])) {
          add(band, values[start + band]);
        }
      }
    }
  }

  private void add(int band, float value) {
    minimum[band] = Math.min(minimum[band], value);
    maximum[band] = Math.max(maximum[band], value);
    count[band]++;
    double difference = value - mean[band];
    mean[band] += difference / count[band];
    squares[band] += difference * (value - mean[band]);
    if (kept.length > 0 && seen % stride == 0) {
      kept[band][keptCount[band]++] = value;
    }
  }

  SourceScaling result() {
    double[] offset = new double[shape.bands()];
    double[] scale = new double[shape.bands()];
    for (int band = 0; band < offset.length; band++) {
      if (count[band] == 0) {
        throw new DataException(
            "source %s, band %d of its bands is NaN or no data in the whole training part; leave it out by bands"
                .formatted(shape.name(), band));
      }
      set(band, offset, scale);
    }
    return new SourceScaling(shape.name(), offset, scale);
  }

  private void set(int band, double[] offset, double[] scale) {
    switch (wanted.method()) {
      case NONE -> scale[band] = 1;
      case FIXED -> {
        offset[band] = wanted.offset();
        scale[band] = wanted.scale();
      }
      case MIN_MAX -> range(band, minimum[band], maximum[band], offset, scale);
      case MEAN_STD -> {
        offset[band] = mean[band];
        scale[band] = inverse(Math.sqrt(squares[band] / count[band]));
      }
      case PERCENTILE -> {
        float[] sorted = Arrays.copyOf(kept[band], keptCount[band]);
        Arrays.sort(sorted);
        if (sorted.length == 0) {
          range(band, minimum[band], maximum[band], offset, scale);
        } else {
          range(
              band,
              percentile(sorted, wanted.low()),
              percentile(sorted, wanted.high()),
              offset,
              scale);
        }
      }
    }
  }

  private static void range(int band, double low, double high, double[] offset, double[] scale) {
    offset[band] = low;
    scale[band] = inverse(high - low);
  }

  /** A constant band becomes 0 and not NaN. */
  private static double inverse(double value) {
    return value > 0 ? 1 / value : 1;
  }

  /** Linear between neighbours, as NumPy's default. */
  private static double percentile(float[] sorted, double percent) {
    double position = percent / 100 * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
