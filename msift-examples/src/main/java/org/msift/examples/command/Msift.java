package org.msift.examples.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Optional;
import org.msift.examples.launcher.BackendUse;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code msift}, which does nothing but name its subcommands. */
@Command(
    name = "msift",
    description = {
      "Fuses images of several sensors: with the SHIP network into images, with MsIFT into classes."
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    subcommands = {
      FuseCommand.class,
      PansharpenCommand.class,
      ImportCommand.class,
      InfoCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      MetricsCommand.class,
      CompareCommand.class,
      BaselineCommand.class,
      PredictCommand.class,
      AttentionCommand.class,
      BenchCommand.class,
      DoctorCommand.class,
      DemoCommand.class,
      StudyCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:failed; one line on standard error says why", "2:wrong usage"})
public final class Msift implements Runnable {

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Log more, and show the stack trace of an error.")
  private boolean verbose;

  @Option(
      names = "--quiet",
      scope = ScopeType.INHERIT,
      description = "Print errors and asked-for results only: no log, no progress.")
  private boolean quiet;

  @Spec private CommandSpec spec;

  private Msift() {}

  /**
   * The command line, ready to parse or execute.
   *
   * @return a fresh one
   */
  public static CommandLine commandLine() {
    Msift msift = new Msift();
    ErrorReport errors = new ErrorReport();
    CommandLine commandLine = new CommandLine(msift);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setParameterExceptionHandler(errors);
    commandLine.setExecutionExceptionHandler(errors);
    commandLine.setExecutionStrategy(result -> msift.execute(result, errors));
    return commandLine;
  }

  /**
   * How a command line uses the backend.
   *
   * @param args the command line
   * @return empty if it does not: another command, help, or a wrong usage
   */
  public static Optional<BackendUse> backendUse(String... args) {
    try {
      ParseResult result = commandLine().parseArgs(args);
      while (result.hasSubcommand()) {
        result = result.subcommand();
      }
      boolean help = result.isUsageHelpRequested() || result.isVersionHelpRequested();
      return !help && result.commandSpec().userObject() instanceof UsesBackend command
          ? Optional.of(command.backendUse())
          : Optional.empty();
    } catch (ParameterException wrong) {
      return Optional.empty();
    }
  }

  private int execute(ParseResult result, ErrorReport errors) {
    setLevel("org.msift", verbose ? Level.DEBUG : quiet ? Level.ERROR : Level.INFO);
    setLevel(Logger.ROOT_LOGGER_NAME, verbose ? Level.INFO : quiet ? Level.ERROR : Level.WARN);
    try {
      return new RunLast().execute(result);
    } catch (OutOfMemoryError exhausted) {
      return errors.report(exhausted, result.commandSpec().commandLine());
    }
  }

  private static void setLevel(String name, Level level) {
    if (LoggerFactory.getLogger(name) instanceof Logger logger) {
      logger.setLevel(level);
    }
  }

  boolean quiet() {
    return quiet;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
