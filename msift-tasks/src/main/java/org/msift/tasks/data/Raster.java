package org.msift.tasks.data;

import java.util.List;
import org.msift.tasks.data.descriptor.DataException;
import org.msift.tasks.data.descriptor.SourceDescriptor;

/**
 * Values read from any file, channels last.
 *
 * @param values [H*W*C], row after row; NaN where there is no data; not copied
 * @param height rows
 * @param width columns
 * @param bands bands
 */
public record Raster(float[] values, int height, int width, int bands) {

  /** Chooses bands, marks no data as NaN and resizes, as the descriptor says. */
  Raster prepare(String name, SourceDescriptor source) {
    Raster chosen = source.bands() == null ? this : choose(name, source.bands());
    chosen.markNoData(name, source);
    return source.resize() == null
        ? chosen
        : chosen.resize(source.resize().get(0), source.resize().get(1));
  }

  private Raster choose(String name, List<Integer> wanted) {
    for (int band : wanted) {
      if (band >= bands) {
        throw new DataException(
            name + " has " + bands + " bands; band " + band + " (counted from 0) is not there");
      }
    }
    float[] chosen = new float[height * width * wanted.size()];
    int[] order = wanted.stream().mapToInt(Integer::intValue).toArray();
    int index = 0;
    for (int pixel = 0; pixel < height * width; pixel++) {
      for (int band : order) {
        chosen[index++] = values[pixel * bands + band];
      }
    }
    return new Raster(chosen, height, width, order.length);
  }

  private void markNoData(String name, SourceDescriptor source) {
    boolean declared = source.noData() != null;
    float noData = declared ? source.noData().floatValue() : Float.NaN;
    for (int i = 0; i < values.length; i++) {
      if (declared && (values[i] == noData || !Float.isFinite(values[i]))) {
        values[i] = Float.NaN;
      } else if (!Float.isFinite(values[i])) {
        throw new DataException(
            "%s: source %s holds %s; give noData (NaN will do) if that marks missing pixels"
                .formatted(name, source.name(), values[i]));
      }
    }
  }

  /** Bilinear between pixel centres; a pixel without data takes the nearest one as it is. */
  private Raster resize(int toHeight, int toWidth) {
    if (toHeight == height && toWidth == width) {
      return this;
    }
    float[] result = new float[Math.multiplyExact(Math.multiplyExact(toHeight, toWidth), bands)];
    int index = 0;
    for (int y = 0; y < toHeight; y++) {
      double sourceY = clamp((y + 0.5) * height / toHeight - 0.5, height);
      for (int x = 0; x < toWidth; x++) {
        double sourceX = clamp((x + 0.5) * width / toWidth - 0.5, width);
        for (int band = 0; band < bands; band++) {
          result[index++] = bilinear(sourceY, sourceX, band);
        }
      }
    }
    return new Raster(result, toHeight, toWidth, bands);
  }

  private static double clamp(double position, int size) {
    return Math.max(0, Math.min(size - 1, position));
  }

  private float bilinear(double y, double x, int band) {
    int top = (int) y;
    int left = (int) x;
    int bottom = Math.min(top + 1, height - 1);
    int right = Math.min(left + 1, width - 1);
    double upper = at(top, left, band) * (1 - (x - left)) + at(top, right, band) * (x - left);
    double lower = at(bottom, left, band) * (1 - (x - left)) + at(bottom, right, band) * (x - left);
    double value = upper * (1 - (y - top)) + lower * (y - top);
    return Double.isNaN(value) ? at((int) Math.rint(y), (int) Math.rint(x), band) : (float) value;
  }

  private float at(int y, int x, int band) {
    return values[(y * width + x) * bands + band];
  }
}
