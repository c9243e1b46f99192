package org.msift.core.checkpoint;

import java.util.ArrayList;
import java.util.List;

/** Collects all that keeps a state dict from fitting, to say it in one exception. */
final class Mismatches {

  private static final int SHOWN = 20;

  private final List<String> missing = new ArrayList<>();
  private final List<String> unexpected = new ArrayList<>();
  private final List<String> wrongShapes = new ArrayList<>();

  void missing(String name) {
    missing.add(Names.quote(name));
  }

  void unexpected(String name, List<String> close) {
    String hint = close.isEmpty() ? "" : " (closest missing: " + close.get(0) + ")";
    unexpected.add(Names.quote(name) + hint);
  }

  void wrongShape(String name, List<Long> expected, List<Long> found) {
    wrongShapes.add(Names.quote(name) + " expected " + expected + ", found " + found);
  }

  void throwIfAny(String what) {
    if (missing.isEmpty() && unexpected.isEmpty() && wrongShapes.isEmpty()) {
      return;
    }
    StringBuilder message =
        new StringBuilder(
            "%s does not fit: %d missing, %d unexpected, %d of wrong shape"
                .formatted(what, missing.size(), unexpected.size(), wrongShapes.size()));
    list(message, "missing", missing);
    list(message, "unexpected", unexpected);
    list(message, "wrong shape", wrongShapes);
    throw new CheckpointException(message.toString());
  }

  private static void list(StringBuilder message, String kind, List<String> entries) {
    entries.stream()
        .limit(SHOWN)
        .forEach(entry -> message.append("\n  ").append(kind).append(": ").append(entry));
    if (entries.size() > SHOWN) {
      message.append("\n  ").append(kind).append(": ... and ").append(entries.size() - SHOWN);
      message.append(" more");
    }
  }
}
