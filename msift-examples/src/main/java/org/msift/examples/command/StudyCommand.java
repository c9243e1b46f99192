package org.msift.examples.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Studies of many small trainings or measurements. */
@Command(
    name = "study",
    description = "Answers a question by many small trainings or measurements.",
    subcommands = {MisalignmentCommand.class, CostCommand.class, OrderCommand.class})
final class StudyCommand implements Runnable {

  @Spec private CommandSpec spec;

  @ParentCommand private Msift msift;

  boolean quiet() {
    return msift.quiet();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing study, such as misalignment");
  }
}
