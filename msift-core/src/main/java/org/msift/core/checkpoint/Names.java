package org.msift.core.checkpoint;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Checks the names found in files, and shows them safely in messages. */
final class Names {

  private static final int SHOWN_LENGTH = 120;
  private static final int SUGGESTIONS = 3;
  private static final double CLOSE = 0.6;

  private Names() {}

  /**
   * What is wrong with a name; empty if nothing is. A name is never used as a path, but others may
   * log or export it.
   */
  static Optional<String> problem(String name) {
    if (name.isEmpty() || name.length() > Limits.NAME_LENGTH) {
      return Optional.of("must have 1 to " + Limits.NAME_LENGTH + " characters");
    }
    if (name.codePoints().anyMatch(Names::unprintable)) {
      return Optional.of("must not hold control characters or broken Unicode");
    }
    boolean climbs = Arrays.asList(name.split("/", -1)).contains("..");
    if (climbs || name.startsWith("/") || name.indexOf('\\') >= 0) {
      return Optional.of("must not look like a path that leaves its folder");
    }
    return Optional.empty();
  }

  private static boolean unprintable(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL
        || type == Character.SURROGATE
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  /**
   * A name in quotes, cut to a readable length and without anything that could break a line of a
   * log.
   */
  static String quote(String name) {
    StringBuilder shown = new StringBuilder("'");
    name.codePoints()
        .limit(SHOWN_LENGTH)
        .forEach(codePoint -> shown.appendCodePoint(unprintable(codePoint) ? '?' : codePoint));
    return shown.append(name.length() > SHOWN_LENGTH ? "...'" : "'").toString();
  }

  /**
   * The names most like a missing one, best first: those that share most of their beginning and end
   * with it.
   */
  static List<String> close(String missing, Collection<String> known) {
    return known.stream()
        .filter(name -> likeness(missing, name) >= CLOSE)
        .sorted(Comparator.comparingDouble((String name) -> -likeness(missing, name)))
        .limit(SUGGESTIONS)
        .map(Names::quote)
        .toList();
  }

  private static double likeness(String left, String right) {
    int shorter = Math.min(left.length(), right.length());
    int start = 0;
    while (start < shorter && left.charAt(start) == right.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && left.charAt(left.length() - 1 - end) == right.charAt(right.length() - 1 - end)) {
      end++;
    }
    return (start + end) / (double) Math.max(1, Math.max(left.length(), right.length()));
  }
}
