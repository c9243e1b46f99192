package org.msift.core.matlab;

import java.nio.file.Path;
import org.msift.core.image.ImageException;

/** What a reader expects of a variable, by the class and flags in the variable's header. */
enum MatlabContent {
  /** A full, real matrix of up to three axes. */
  NUMBERS(1L << 28),
  /** Characters in one row. */
  TEXT(1L << 12);

  private static final int CHARACTERS = 4;
  private static final int SPARSE = 5;
  private static final int FIRST_NUMERIC = 6;
  private static final int LAST_NUMERIC = 15;
  private static final int COMPLEX = 0x800;

  private final long maximum;

  MatlabContent(long maximum) {
    this.maximum = maximum;
  }

  /** The most values that are read. */
  long maximum() {
    return maximum;
  }

  /** Refuses a variable of another kind. */
  void require(Path file, String name, int flags, int axes) {
    int kind = flags & 0xFF;
    if (this == TEXT) {
      if (kind != CHARACTERS || axes > 2) {
        throw new ImageException(file + ": " + name + " is no text; save it as one 'string'");
      }
      return;
    }
    if (kind == SPARSE) {
      throw new ImageException(file + ": " + name + " is sparse; save full(" + name + ")");
    }
    if ((flags & COMPLEX) != 0) {
      throw new ImageException(file + ": " + name + " is complex; save its real part");
    }
    if (kind < FIRST_NUMERIC || kind > LAST_NUMERIC || axes > 3) {
      throw new ImageException(file + ": " + name + " is no matrix of numbers of up to 3 axes");
    }
  }
}
