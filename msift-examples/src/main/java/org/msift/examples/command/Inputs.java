package org.msift.examples.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/**
 * Files or folders that a command reads.
 *
 * @param paths all of them
 */
record Inputs(Collection<Path> paths) {

  /** Results never replace sources. */
  void requireOther(String option, Path target) throws IOException {
    for (Path path : paths) {
      if (Files.exists(target) && Files.isSameFile(path, target)) {
        throw new CommandException(target + " is an input; give another " + option);
      }
    }
  }
}
