package org.msift.examples.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/**
 * What a command line did in this JVM.
 *
 * @param exitCode exit code
 * @param out standard output
 * @param err standard error
 */
record Run(int exitCode, String out, String err) {

  /** Errors on standard error, without lines of progress, which slow machines print. */
  List<String> complaints() {
    return err.lines().filter(line -> line.startsWith("msift: ")).toList();
  }

  static Run of(Object... args) {
    return of(Msift.commandLine(), args);
  }

  static Run of(CommandLine commandLine, Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err));
    String[] texts = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      texts[i] = args[i].toString();
    }
    return new Run(commandLine.execute(texts), out.toString(), err.toString());
  }
}
