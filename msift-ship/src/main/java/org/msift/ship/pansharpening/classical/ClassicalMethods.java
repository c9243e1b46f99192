package org.msift.ship.pansharpening.classical;

import java.util.List;

/** The classical methods by name. */
public final class ClassicalMethods {

  private static final List<PansharpeningMethod> ALL =
      List.of(
          new Expansion(),
          new Brovey(),
          new IntensityHueSaturation(),
          new PrincipalComponents(),
          new GramSchmidt(),
          new AdaptiveGramSchmidt(),
          new SmoothingFilterModulation(),
          new LaplacianPyramid(),
          new LaplacianPyramidModulation(),
          new BandDependentDetail());

  private ClassicalMethods() {}

  /**
   * All methods.
   *
   * @return the interpolation first, then component substitution, multiresolution analysis and BDSD
   */
  public static List<PansharpeningMethod> all() {
    return ALL;
  }

  /**
   * A method by its name, in upper or lower case.
   *
   * @param name such as GSA
   * @return the method
   * @throws IllegalArgumentException if there is none of this name; the message lists the names
   */
  public static PansharpeningMethod named(String name) {
    return ALL.stream()
        .filter(method -> method.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown pan-sharpening method "
                        + name
                        + "; known are "
                        + ALL.stream().map(PansharpeningMethod::name).toList()));
  }
}
