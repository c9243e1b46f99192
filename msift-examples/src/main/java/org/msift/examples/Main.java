package org.msift.examples;

import org.msift.core.operator.HostThreads;
import org.msift.examples.command.Msift;
import org.msift.examples.launcher.ChildJvm;
import org.msift.examples.launcher.LaunchPlan;

/** Entry point of {@code msift}. */
public final class Main {

  private Main() {}

  /**
   * Runs a command, in a child JVM where the command computes and this JVM lacks settings for that.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String... args) {
    if (ChildJvm.isThis()) {
      ChildJvm.endWithParent();
      return execute(args);
    }
    return Msift.backendUse(args)
        .map(LaunchPlan::forThisJvm)
        .filter(plan -> !plan.isEmpty())
        .map(plan -> ChildJvm.run(plan, args))
        .orElseGet(() -> execute(args));
  }

  private static int execute(String... args) {
    // Before OpenMP binds this thread to a core.
    HostThreads.start();
    return Msift.commandLine().execute(args);
  }
}
