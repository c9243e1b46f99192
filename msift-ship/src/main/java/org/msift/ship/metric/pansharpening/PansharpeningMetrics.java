package org.msift.ship.metric.pansharpening;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The measures by name. */
public final class PansharpeningMetrics {

  private static final List<ReferenceMetric> REFERENCE =
      List.of(
          new PeakSignalToNoise(),
          new StructuralSimilarity(),
          new SpectralAngle(Convention.PYTHON),
          new SpectralAngle(Convention.TOOLBOX),
          new RelativeGlobalError(),
          new SpatialCorrelation(Convention.PYTHON),
          new SpatialCorrelation(Convention.TOOLBOX),
          new AverageQuality(Convention.PYTHON),
          new AverageQuality(Convention.TOOLBOX),
          new HypercomplexQuality());

  private static final List<NoReferenceMetric> NO_REFERENCE =
      List.of(
          new SpectralDistortion(Convention.PYTHON),
          new SpatialDistortion(Convention.PYTHON),
          new NoReferenceQuality(Convention.PYTHON),
          new SpectralDistortion(Convention.TOOLBOX),
          new SpatialDistortion(Convention.TOOLBOX),
          new NoReferenceQuality(Convention.TOOLBOX),
          new FilteredSpectralDistortion(),
          new HybridQuality());

  private PansharpeningMetrics() {}

  /**
   * The measures of reduced resolution.
   *
   * @return those that know the truth
   */
  public static List<ReferenceMetric> reference() {
    return REFERENCE;
  }

  /**
   * The measures of full resolution.
   *
   * @return those that know the scene only
   */
  public static List<NoReferenceMetric> noReference() {
    return NO_REFERENCE;
  }

  /**
   * A measure of reduced resolution, its name in upper or lower case.
   *
   * @param name such as ERGAS
   * @return the measure
   * @throws IllegalArgumentException if there is none of this name; the message lists the names
   */
  public static ReferenceMetric reference(String name) {
    return named(REFERENCE, name);
  }

  /**
   * A measure of full resolution, its name in upper or lower case.
   *
   * @param name such as HQNR
   * @return the measure
   * @throws IllegalArgumentException if there is none of this name; the message lists the names
   */
  public static NoReferenceMetric noReference(String name) {
    return named(NO_REFERENCE, name);
  }

  /**
   * Measures a sharpened image of which the truth is known.
   *
   * @param images the truth and the result; not modified
   * @param metrics the measures
   * @return value by name, in the order of the measures
   * @throws IllegalArgumentException if a measure is not defined for the images; the message names
   *     it
   * @throws ArithmeticException if a value is no number, since samples are too large to be
   *     multiplied; the message names the measure
   */
  public static Map<String, Double> score(ReducedResolution images, List<ReferenceMetric> metrics) {
    return scores(metrics, metric -> metric.value(images));
  }

  /**
   * Measures a sharpened image of which the scene alone is known.
   *
   * @param images the scene and the result; not modified
   * @param metrics the measures
   * @return value by name, in the order of the measures
   * @throws IllegalArgumentException if a measure is not defined for the images; the message names
   *     it
   * @throws ArithmeticException if a value is no number, since samples are too large to be
   *     multiplied; the message names the measure
   */
  public static Map<String, Double> score(FullResolution images, List<NoReferenceMetric> metrics) {
    return scores(metrics, metric -> metric.value(images));
  }

  private static <M extends PansharpeningMetric> Map<String, Double> scores(
      List<M> metrics, ToDoubleFunction<M> value) {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (M metric : metrics) {
      try {
        scores.put(metric.name(), number(metric.name(), value.applyAsDouble(metric)));
      } catch (IllegalArgumentException undefined) {
        throw new IllegalArgumentException(
            metric.name() + ": " + undefined.getMessage(), undefined);
      }
    }
    return scores;
  }

  private static double number(String name, double value) {
    if (Double.isNaN(value)) {
      throw new ArithmeticException(name + " is no number; the samples are too large, scale them");
    }
    return value;
  }

  private static <M extends PansharpeningMetric> M named(List<M> metrics, String name) {
    return metrics.stream()
        .filter(metric -> metric.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown metric "
                        + name
                        + "; known are "
                        + metrics.stream().map(PansharpeningMetric::name).toList()));
  }
}
