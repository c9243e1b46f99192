package org.msift.examples.command;

import java.util.Locale;

/** What networks are trained for. */
enum TrainingTask {
  IMAGE,
  PIXEL,
  SEGMENT,
  FUSE,
  PANSHARPEN;

  /** As on the command line. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
