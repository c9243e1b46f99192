package org.msift.examples.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the same program with the same arguments in a JVM with other settings. */
public final class ChildJvm {

  private static final String MARK = "msift.child";
  private static final int LOST_PARENT = 143;

  private ChildJvm() {}

  /**
   * Whether this JVM is such a child, which must not have children of its own.
   *
   * @return true in a child
   */
  public static boolean isThis() {
    return Boolean.getBoolean(MARK);
  }

  /** Ends this JVM when its parent is gone, however that ended. */
  public static void endWithParent() {
    ProcessHandle.current()
        .parent()
        .ifPresent(parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(LOST_PARENT)));
  }

  /**
   * Runs the program of this JVM in a child and waits for it. The child shares input and output; it
   * ends when this JVM is told to, after saving if it catches that (see {@link Interruption}).
   *
   * @param plan settings to add
   * @param args the command line
   * @return the child's exit code
   */
  public static int run(LaunchPlan plan, String... args) {
    return run("org.msift.examples.Main", plan, args);
  }

  static int run(String program, LaunchPlan plan, String... args) {
    ProcessBuilder builder = new ProcessBuilder(command(program, plan, args)).inheritIO();
    builder.environment().putAll(plan.environment());
    try {
      Process child = builder.start();
      Thread hook = new Thread(() -> end(child), "end-child");
      Runtime.getRuntime().addShutdownHook(hook);
      return child.waitFor();
    } catch (IOException failed) {
      throw new UncheckedIOException("java cannot be started again", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a command was running", interrupted);
    }
  }

  private static List<String> command(String program, LaunchPlan plan, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(plan.options());
    command.add("-D" + MARK + "=true");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(program);
    command.addAll(List.of(args));
    return command;
  }

  private static void end(Process child) {
    // On Windows this would cut off the saving of a child that got the Ctrl-C too.
    if (child.supportsNormalTermination()) {
      child.destroy();
    }
    try {
      child.waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
