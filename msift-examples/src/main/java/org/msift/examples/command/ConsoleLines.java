package org.msift.examples.command;

import picocli.CommandLine.Model.CommandSpec;

/**
 * What a command prints.
 *
 * @param spec the command
 * @param quiet whether the user wants nothing but what was asked for
 */
record ConsoleLines(CommandSpec spec, boolean quiet) {

  /** What was asked for. */
  void result(String text) {
    spec.commandLine().getOut().println(text.stripTrailing());
    spec.commandLine().getOut().flush();
  }

  /** What is good to know. */
  void say(String text) {
    if (!quiet) {
      result(text);
    }
  }

  /** What went on, beside the result. */
  void remark(String line) {
    if (!quiet) {
      spec.commandLine().getErr().println(line);
      spec.commandLine().getErr().flush();
    }
  }

  /** What went wrong, quiet or not. */
  void complain(String line) {
    ErrorReport.print(spec.commandLine().getErr(), line);
  }
}
