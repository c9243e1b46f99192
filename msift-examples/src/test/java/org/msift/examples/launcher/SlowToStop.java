package org.msift.examples.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program that works until it is asked to stop and takes a while to save: arguments are the file
 * it saves to, how many milliseconds that takes, and whether it runs in a child JVM.
 */
final class SlowToStop {

  private SlowToStop() {}

  public static void main(String[] args) throws Exception {
    if (Boolean.parseBoolean(args[2]) && !ChildJvm.isThis()) {
      LaunchPlan plan = new LaunchPlan(Map.of(), List.of());
      System.exit(ChildJvm.run(SlowToStop.class.getName(), plan, args));
    }
    if (ChildJvm.isThis()) {
      ChildJvm.endWithParent();
    }
    try (Interruption interruption = Interruption.install()) {
      Files.writeString(Path.of(args[0] + ".ready"), "");
      while (!interruption.stop().isRequested()) {
        Thread.sleep(10);
      }
      Files.writeString(Path.of(args[0] + ".stopping"), "");
      Thread.sleep(Long.parseLong(args[1]));
      Files.writeString(Path.of(args[0]), "saved");
    }
    System.exit(7);
  }
}
