package org.msift.ship.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The metrics of infrared-visible fusion by name, in a fixed order. */
public final class FusionMetrics {

  private static final List<FusionMetric> STANDARD =
      List.of(
          Entropy.STANDARD,
          StandardDeviation.STANDARD,
          SpatialFrequency.STANDARD,
          AverageGradient.STANDARD,
          MutualInformation.STANDARD,
          NormalizedMutualInformation.STANDARD,
          CrossEntropy.STANDARD,
          EdgeIntensity.STANDARD,
          CorrelationCoefficient.STANDARD,
          DifferenceCorrelation.STANDARD,
          Mse.STANDARD,
          Rmse.STANDARD,
          Psnr.STANDARD,
          Ssim.STANDARD,
          MsSsim.STANDARD,
          Vif.STANDARD,
          Qabf.STANDARD,
          Nabf.STANDARD,
          Qcb.STANDARD,
          Qcv.STANDARD);

  private static final List<FusionMetric> VARIANTS =
      List.of(
          StandardDeviation.LINFENG,
          SpatialFrequency.LINFENG,
          SpatialFrequency.VIFB,
          AverageGradient.LINFENG,
          AverageGradient.WITHOUT_HALF,
          MutualInformation.NATURAL,
          MutualInformation.LINFENG,
          MutualInformation.VIFB,
          Mse.LINFENG,
          Rmse.VIFB,
          Psnr.CDDFUSE,
          Psnr.LINFENG,
          Psnr.VIFB,
          Ssim.MATLAB,
          Ssim.UNIFORM,
          MefSsim.SINGLE_SCALE,
          MefSsim.MULTI_SCALE,
          Vif.LINFENG,
          Vif.SEWAR,
          Qabf.LINFENG,
          Nabf.ZOO);

  private static final Map<String, FusionMetric> BY_NAME =
      Stream.concat(STANDARD.stream(), VARIANTS.stream())
          .collect(
              Collectors.toMap(
                  FusionMetric::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));

  private FusionMetrics() {}

  /**
   * The standard variant of each metric.
   *
   * @return EN, SD, SF, AG, MI, NMI, CE, EI, CC, SCD, MSE, RMSE, PSNR, SSIM, MS-SSIM, VIF, Qabf,
   *     Nabf, Qcb, Qcv
   */
  public static List<FusionMetric> standard() {
    return STANDARD;
  }

  /**
   * All metrics.
   *
   * @return the standard ones, then the variants of toolboxes
   */
  public static List<FusionMetric> all() {
    return List.copyOf(BY_NAME.values());
  }

  /**
   * A metric by its name.
   *
   * @param name such as {@code SF} or {@code SF.VIFB}
   * @return the metric
   * @throws IllegalArgumentException if there is none of that name; the message lists the known
   *     ones
   */
  public static FusionMetric of(String name) {
    FusionMetric metric = BY_NAME.get(name);
    if (metric == null) {
      throw new IllegalArgumentException(
          "no metric is named " + name + "; known are " + String.join(", ", BY_NAME.keySet()));
    }
    return metric;
  }

  /**
   * Metrics by their names.
   *
   * @param names such as {@code SF} or {@code SF.VIFB}
   * @return the metrics in that order
   * @throws IllegalArgumentException if there is none of a name; the message lists the known ones
   */
  public static List<FusionMetric> of(List<String> names) {
    return names.stream().map(FusionMetrics::of).toList();
  }

  /**
   * The standard metrics that images of this size have.
   *
   * @param triple sources and fused image; not modified
   * @return value by name, in the order of {@link #standard()}; without those whose {@link
   *     FusionMetric#minimumSide()} the images do not reach
   */
  public static Map<String, Double> score(FusedTriple triple) {
    int side = Math.min(triple.fused().height(), triple.fused().width());
    return score(List.of(triple), STANDARD.stream().filter(m -> m.minimumSide() <= side).toList());
  }

  /**
   * Metrics of one fused image, each the mean over its triples.
   *
   * @param triples one, or one for each band, see {@link Grey#triples}; not modified
   * @param metrics the metrics
   * @return value by name, in the order of the metrics
   * @throws IllegalArgumentException if there is no triple, or the images are too small for a
   *     metric
   * @throws ArithmeticException if a metric is infinite with both signs
   */
  public static Map<String, Double> score(List<FusedTriple> triples, List<FusionMetric> metrics) {
    if (triples.isEmpty()) {
      throw new IllegalArgumentException("no images to score; give at least one triple");
    }
    Map<String, Double> scores = new LinkedHashMap<>();
    for (FusionMetric metric : metrics) {
      double sum = 0;
      for (FusedTriple triple : triples) {
        sum += metric.of(triple);
      }
      if (Double.isNaN(sum)) {
        throw new ArithmeticException(
            metric.name()
                + " is infinite, above for one band and below for another, and has no mean");
      }
      scores.put(metric.name(), sum / triples.size());
    }
    return scores;
  }
}
