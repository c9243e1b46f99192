package org.msift.tasks.evaluation;

import java.util.Collection;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Divisions that know when they are not defined. */
final class Fractions {

  private Fractions() {}

  static OptionalDouble of(double part, double whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / whole);
  }

  /** The mean of those that are defined; at least one of them is. */
  static <T> double mean(Collection<T> items, Function<T, OptionalDouble> figure) {
    return items.stream()
        .map(figure)
        .flatMapToDouble(OptionalDouble::stream)
        .average()
        .orElseThrow();
  }

  static Double orNull(OptionalDouble fraction) {
    return fraction.isPresent() ? fraction.getAsDouble() : null;
  }

  static String percent(OptionalDouble fraction) {
    return fraction.isPresent() ? percent(fraction.getAsDouble()) : "-";
  }

  static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.2f", 100 * fraction);
  }
}
