package org.msift.examples.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Checks numbers that a user gave.
 *
 * @param spec the command
 */
record OptionRange(CommandSpec spec) {

  /** Wrong usage if a number is out of its range. */
  void require(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ParameterException(
          spec.commandLine(), "%s is %d, expected %d..%d".formatted(option, value, least, most));
    }
  }
}
