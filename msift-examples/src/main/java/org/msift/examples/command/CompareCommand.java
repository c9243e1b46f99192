package org.msift.examples.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Comparisons of methods. */
@Command(
    name = "compare",
    description = "Compares methods on the same images: tables, ranks, times and a page.",
    subcommands = {CompareFusionCommand.class, ComparePansharpeningCommand.class})
final class CompareCommand implements Runnable {

  @Spec private CommandSpec spec;

  @ParentCommand private Msift msift;

  boolean quiet() {
    return msift.quiet();
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing what to compare, fusion or pansharpening");
  }
}
