package org.msift.ship.metric.pansharpening;

import java.util.List;

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
