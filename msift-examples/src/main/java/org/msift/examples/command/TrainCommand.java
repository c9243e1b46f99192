package org.msift.examples.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.msift.core.training.OptimiserKind;
import org.msift.core.training.RunFolder;
import org.msift.core.training.TrainingResult;
import org.msift.examples.launcher.Interruption;
import org.msift.examples.task.DataChoice;
import org.msift.examples.task.RunReport;
import org.msift.examples.task.TaskSettings;
import org.msift.examples.task.TrainingJob;
import org.msift.examples.task.WeightsChoice;
import org.msift.tasks.data.SplitData;
import org.msift.tasks.data.descriptor.Task;
import org.msift.tasks.model.NetworkSettings;
import org.msift.tasks.model.Presets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Trains a network of one of MsIFT's tasks. */
@Command(
    name = "train",
    description = {
      "Trains a network that classifies images or pixels, or segments, from several sources.",
      "The run folder gets the configuration, the best and the last model, the history, charts, the"
          + " confusion matrix and a page, index.html. Figures are those of the validation part;"
          + " 'evaluate' gives those of the test part. After Ctrl-C or any other end, the same"
          + " command with --resume goes on to the same numbers."
    },
    exitCodeList = {
      "0:trained to the end",
      "1:failed; one line on standard error says why",
      "2:wrong usage",
      "130:stopped by Ctrl-C after saving"
    })
final class TrainCommand implements Callable<Integer>, UsesBackend {

  /** Names presets in the help. */
  static final class PresetNames implements Iterable<String> {

    @Override
    public java.util.Iterator<String> iterator() {
      return Presets.names().iterator();
    }
  }

  @Option(
      names = "--task",
      required = true,
      description = "What is predicted: image, pixel or segment; as the descriptor says.")
  private Task task;

  @Mixin private DataInput data;

  @Option(
      names = "--preset",
      required = true,
      paramLabel = "NAME",
      completionCandidates = PresetNames.class,
      description = "Network and recipe to begin with: ${COMPLETION-CANDIDATES}.")
  private String preset;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "RUN",
      description = "Run folder; new or empty unless a run is resumed.")
  private Path out;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Change a setting of the network or the recipe; may be repeated.")
  private Map<String, String> changes = new LinkedHashMap<>();

  @Option(
      names = "--sources",
      split = ",",
      paramLabel = "NAME",
      description = "Use these sources only, in this order; several are joined by commas.")
  private List<String> sources = List.of();

  @Option(
      names = "--weights",
      paramLabel = "[SOURCE=]FILE",
      description = {
        "Start the backbone of a source, or of all sources, with the weights of a state dict (.pth or"
            + " .safetensors) instead of random numbers: torchvision's for resnet50, mmcv's for"
            + " resnet50-v1c-d8. May be repeated."
      })
  private List<String> weights = List.of();

  @Option(names = "--resume", description = "Go on with the run in the run folder.")
  private boolean resume;

  @Option(names = "--epochs", paramLabel = "N", description = "Same as --set epochs=N.")
  private Integer epochs;

  @Option(names = "--batch", paramLabel = "N", description = "Same as --set batch=N.")
  private Integer batch;

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      description = "Same as --set learningRate=X.")
  private Double learningRate;

  @Option(
      names = "--optimiser",
      description = "${COMPLETION-CANDIDATES}; same as --set optimiser=.")
  private OptimiserKind optimiser;

  @Option(names = "--seed", paramLabel = "N", description = "Same as --set seed=N.")
  private Long seed;

  @ParentCommand private Msift msift;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    ConsoleLines console = new ConsoleLines(spec, msift.quiet());
    TaskSettings settings = new TaskSettings(preset, changes());
    DataChoice choice = data.choice().withSources(sources);
    requireTask(choice);
    SplitData opened = choice.open();
    console.say(opened.report());
    NetworkSettings network = settings.network(opened);
    TrainingJob job =
        new TrainingJob(
            opened, network, settings.recipe(), new WeightsChoice(weights).read(network));
    job.weights()
        .forEach(one -> console.say("source " + one.source() + " starts with " + one.file()));
    TrainingResult result;
    try (Interruption interruption = Interruption.install()) {
      result = job.run(out, resume, interruption.stop());
    }
    report(console, job, result);
    return result.stopped() ? Interruption.EXIT_CODE : 0;
  }

  private void requireTask(DataChoice choice) {
    if (choice.descriptor().task() != task) {
      throw new CommandException(
          "--task %s, but %s is for task %s"
              .formatted(name(task), data.text(), name(choice.descriptor().task())));
    }
  }

  private static String name(Task task) {
    return task.name().toLowerCase(Locale.ROOT);
  }

  /** Options are changes by another name. */
  private Map<String, String> changes() {
    Map<String, String> all = new LinkedHashMap<>(changes);
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("epochs", epochs);
    options.put("batch", batch);
    options.put("learningRate", learningRate);
    options.put("optimiser", optimiser);
    options.put("seed", seed);
    options.forEach(
        (key, value) -> {
          if (value != null && all.put(key, value.toString()) != null) {
            throw new CommandException(key + " is given twice, as an option and by --set");
          }
        });
    return all;
  }

  private void report(ConsoleLines console, TrainingJob job, TrainingResult result)
      throws IOException {
    if (Files.exists(out.resolve(RunFolder.BEST))) {
      console.say(new RunReport(out, job, result).write());
    }
    console.say(
        String.format(
            Locale.ROOT,
            "%d steps, %d epochs, %.1f %% of the time waiting for data",
            result.iterations(),
            result.epochs(),
            100 * result.waiting()));
    console.say(
        result.stopped()
            ? "stopped; the same command with --resume goes on"
            : "wrote " + out.resolve("index.html"));
  }
}
