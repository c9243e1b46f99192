package org.msift.ship.pansharpening.classical;

import java.util.ArrayList;
import java.util.List;
import org.msift.ship.plane.Plane;

/** The ways in which detail enters a band. */
final class Injection {

  private Injection() {}

  /** Bands plus gain times detail, gain by gain. */
  static List<Plane> added(List<Plane> bands, Plane detail, double[] gains) {
    List<Plane> result = new ArrayList<>();
    for (int i = 0; i < gains.length; i++) {
      double gain = gains[i];
      result.add(bands.get(i).combine(detail, (value, more) -> value + gain * more));
    }
    return result;
  }

  /** A band times sharp over smooth; where smooth is 0 the band stays. */
  static Plane modulated(Plane band, Plane sharp, Plane smooth) {
    Plane ratio = sharp.combine(smooth, (high, low) -> low == 0 ? 1 : high / low);
    return band.combine(ratio, (value, factor) -> value * factor);
  }

  /** The sum of weight times band without its mean. */
  static Plane intensity(List<Plane> bands, double[] weights) {
    Plane sum = bands.get(0).map(value -> 0);
    for (int i = 0; i < weights.length; i++) {
      double weight = weights[i];
      double mean = bands.get(i).mean();
      sum = sum.combine(bands.get(i), (total, value) -> total + weight * (value - mean));
    }
    return sum;
  }

  /** The mean of the bands. */
  static Plane mean(List<Plane> bands) {
    Plane sum = bands.get(0);
    for (Plane band : bands.subList(1, bands.size())) {
      sum = sum.combine(band, Double::sum);
    }
    return sum.map(value -> value / bands.size());
  }

  /** Covariance with the intensity over its variance, by band; 0 for a constant intensity. */
  static double[] regressionGains(List<Plane> bands, Plane intensity) {
    double variance = Moments.covariance(intensity, intensity);
    return bands.stream()
        .mapToDouble(band -> variance > 0 ? Moments.covariance(intensity, band) / variance : 0)
        .toArray();
  }
}
