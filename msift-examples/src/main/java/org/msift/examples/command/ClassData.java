package org.msift.examples.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.msift.core.training.RunFolder;
import org.msift.examples.task.DataChoice;
import org.msift.examples.task.RunReport;
import org.msift.examples.task.TaskSettings;
import org.msift.examples.task.TrainingJob;
import org.msift.examples.task.WeightsChoice;
import org.msift.tasks.data.SplitData;
import org.msift.tasks.model.NetworkSettings;
import org.msift.tasks.model.Presets;
import picocli.CommandLine.Option;

/** What a network that predicts classes is trained on. */
final class ClassData {

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DATA",
      description =
          "Descriptor (.yaml), or a ready one and the folder of its data, such as water12:FOLDER.")
  private String data;

  @Option(
      names = "--sources",
      split = ",",
      paramLabel = "NAME",
      description = "Use these sources only, in this order; several are joined by commas.")
  private List<String> sources = List.of();

  int train(TrainingCall call) throws IOException {
    String preset =
        call.preset()
            .orElseThrow(
                () ->
                    new CommandException(
                        "--task %s needs --preset, one of %s"
                            .formatted(call.task().text(), Presets.names())));
    TaskSettings settings = new TaskSettings(preset, call.changes());
    DataChoice choice = DataChoice.of(data).withSources(sources);
    requireTask(call.task(), choice);
    SplitData opened = choice.open();
    call.console().say(opened.report());
    NetworkSettings network = settings.network(opened);
    TrainingJob job =
        new TrainingJob(
            opened, network, settings.recipe(), new WeightsChoice(call.weights()).read(network));
    job.weights()
        .forEach(
            one -> call.console().say("source " + one.source() + " starts with " + one.file()));
    return call.run(
        stop -> job.run(call.out(), call.resume(), stop),
        result -> {
          if (Files.exists(call.out().resolve(RunFolder.BEST))) {
            call.console().say(new RunReport(call.out(), job, result).write());
          }
        });
  }

  private void requireTask(TrainingTask task, DataChoice choice) {
    String described = choice.descriptor().task().name().toLowerCase(Locale.ROOT);
    if (!described.equals(task.text())) {
      throw new CommandException(
          "--task %s, but %s is for task %s".formatted(task.text(), data, described));
    }
  }
}
