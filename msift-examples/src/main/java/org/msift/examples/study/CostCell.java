package org.msift.examples.study;

import java.util.Locale;

/**
 * What one method took at one size.
 *
 * @param method the method
 * @param side height and width of the images in pixels
 * @param outcome whether it ran
 * @param milliseconds the shortest run; where it would have taken too long, about how long; NaN
 *     where memory did not suffice
 * @param bytes of the arrays that one pass asks for; at least that where memory did not suffice, 0
 *     where it was not found out
 * @param runs how many were timed
 */
record CostCell(
    CostMethod method, int side, Outcome outcome, double milliseconds, long bytes, int runs) {

  /** How a measurement ended. */
  enum Outcome {
    MEASURED,
    TOO_MUCH_MEMORY,
    TOO_MUCH_TIME
  }

  static final String HEADER = "method,side,pixels,outcome,milliseconds,megabytes,runs";

  /** What a megabyte is here. */
  static final double MEGABYTE = 1 << 20;

  boolean isMeasured() {
    return outcome == Outcome.MEASURED;
  }

  long pixels() {
    return (long) side * side;
  }

  double megabytes() {
    return bytes / MEGABYTE;
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%s,%d,%d,%s,%s,%s,%d",
        method.name(),
        side,
        pixels(),
        outcome.name(),
        Double.isNaN(milliseconds) ? "" : String.format(Locale.ROOT, "%.3f", milliseconds),
        bytes == 0 ? "" : String.format(Locale.ROOT, "%.3f", megabytes()),
        runs);
  }

  /** For a person to read. */
  String text() {
    return "%s, %dx%d: %s".formatted(method.label(), side, side, result());
  }

  /** The numbers of {@link #text}. */
  String result() {
    return switch (outcome) {
      case MEASURED -> String.format(Locale.ROOT, "%.1f ms, %.1f MB", milliseconds, megabytes());
      case TOO_MUCH_MEMORY ->
          String.format(Locale.ROOT, "not run, needs %.1f MB or more", megabytes());
      case TOO_MUCH_TIME ->
          String.format(Locale.ROOT, "not run, would take about %.0f s", milliseconds / 1000);
    };
  }
}
