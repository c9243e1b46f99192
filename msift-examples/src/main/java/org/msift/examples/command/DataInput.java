package org.msift.examples.command;

import org.msift.examples.task.DataChoice;
import picocli.CommandLine.Option;

/** The option of commands that take a data set. */
final class DataInput {

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DATA",
      description =
          "Descriptor (.yaml), or a ready one and the folder of its data, such as water12:FOLDER.")
  private String text;

  /** As the user wrote it. */
  String text() {
    return text;
  }

  DataChoice choice() {
    return DataChoice.of(text);
  }
}
