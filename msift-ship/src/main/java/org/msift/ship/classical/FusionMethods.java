package org.msift.ship.classical;

import java.util.List;

/** The classical methods by name. */
public final class FusionMethods {

  private static final List<FusionMethod> ALL =
      List.of(
          new AverageFusion(),
          new MaximumFusion(),
          new LaplacianPyramidFusion(),
          new WaveletFusion());

  private FusionMethods() {}

  /**
   * All methods.
   *
   * @return average, maximum, laplacian, wavelet
   */
  public static List<FusionMethod> all() {
    return ALL;
  }

  /**
   * The names of all methods.
   *
   * @return in the order of {@link #all()}
   */
  public static List<String> names() {
    return ALL.stream().map(FusionMethod::name).toList();
  }

  /**
   * A method by its name, in upper or lower case.
   *
   * @param name such as laplacian
   * @return the method
   * @throws IllegalArgumentException if there is none of this name; the message lists the names
   */
  public static FusionMethod named(String name) {
    return ALL.stream()
        .filter(method -> method.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no classical fusion method is named %s; known are %s"
                        .formatted(name, String.join(", ", names()))));
  }
}
