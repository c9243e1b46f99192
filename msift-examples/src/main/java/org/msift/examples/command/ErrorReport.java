package org.msift.examples.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.msift.core.backend.BackendException;
import org.msift.core.checkpoint.CheckpointException;
import org.msift.core.image.ImageException;
import org.msift.core.training.DivergenceException;
import org.msift.core.training.RunFolderException;
import org.msift.tasks.data.descriptor.DataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line on standard error what went wrong and what to do. */
final class ErrorReport implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private static final int SHOWN_LINES = 4;

  /** Errors whose messages are written for users. */
  private static final Set<Class<?>> EXPECTED =
      Set.of(
          CommandException.class,
          ImageException.class,
          CheckpointException.class,
          BackendException.class,
          DataException.class,
          RunFolderException.class,
          DivergenceException.class,
          IllegalArgumentException.class,
          IllegalStateException.class);

  private static final Logger LOG = LoggerFactory.getLogger(ErrorReport.class);

  @Override
  public int handleParseException(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    String help = command.getCommandSpec().qualifiedName() + " --help";
    print(command.getErr(), oneLine(wrong.getMessage()) + suggestion(wrong) + "; see " + help);
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static String suggestion(ParameterException wrong) {
    List<String> similar =
        wrong instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    return similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?";
  }

  @Override
  public int handleExecutionException(Exception failed, CommandLine command, ParseResult result) {
    return report(failed, command);
  }

  int report(Throwable failed, CommandLine command) {
    print(command.getErr(), message(failed));
    // Seen with --verbose only.
    LOG.debug("the stack trace of this error:", failed);
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  static void print(PrintWriter err, String line) {
    err.println("msift: " + line);
    err.flush();
  }

  static String message(Throwable failed) {
    if (failed instanceof OutOfMemoryError) {
      return "not enough memory ("
          + oneLine(failed.getMessage())
          + "); use smaller images, or give java more: -Xmx, -Dorg.bytedeco.javacpp.maxbytes";
    }
    if (failed instanceof IOException || failed instanceof UncheckedIOException) {
      return oneLine(failed.toString()) + "; check paths, permissions and free space";
    }
    return EXPECTED.contains(failed.getClass())
        ? oneLine(failed.getMessage())
        : "unexpected "
            + oneLine(failed.toString())
            + "; run again with --verbose and report what it prints";
  }

  private static String oneLine(String message) {
    List<String> lines = String.valueOf(message).lines().map(String::strip).toList();
    return lines.stream().limit(SHOWN_LINES).collect(Collectors.joining("; "))
        + (lines.size() > SHOWN_LINES ? "; --verbose lists all" : "");
  }
}
