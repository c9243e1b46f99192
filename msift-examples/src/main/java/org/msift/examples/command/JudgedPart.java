package org.msift.examples.command;

import org.msift.examples.task.Judgement;
import org.msift.tasks.data.DataSet;
import org.msift.tasks.data.SplitData;
import org.msift.tasks.data.descriptor.Split;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that judge on a part of a data set. */
final class JudgedPart {

  @Mixin private DataInput data;

  @Option(
      names = "--part",
      defaultValue = "TEST",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.")
  private Split part;

  DataInput data() {
    return data;
  }

  /** The part; never empty. */
  DataSet of(SplitData opened) {
    return Judgement.part(opened, part, data.text());
  }
}
