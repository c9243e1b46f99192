package org.msift.examples.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.msift.core.training.OptimiserKind;
import org.msift.tasks.model.Presets;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Trains a network of any task. */
@Command(
    name = "train",
    description = {
      "Trains a network that classifies images or pixels, or segments, from several sources, one"
          + " that fuses visible and infrared images, or one that sharpens satellite images.",
      "The run folder gets the configuration, the best and the last model, the history, charts, the"
          + " confusion matrix or examples, and a page, index.html. Figures are those of the"
          + " validation part; 'evaluate' gives those of the test part. After Ctrl-C or any other"
          + " end, the same command with --resume goes on to the same numbers."
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
      description = "${COMPLETION-CANDIDATES}; the first three as the descriptor says.")
  private TrainingTask task;

  @ArgGroup(exclusive = false, heading = "%nData of the tasks image, pixel and segment:%n")
  private ClassData classes;

  @ArgGroup(exclusive = false, heading = "%nData of the task fuse:%n")
  private PairData pairs;

  @ArgGroup(exclusive = false, heading = "%nData of the task pansharpen:%n")
  private SceneData scenes;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      completionCandidates = PresetNames.class,
      description =
          "Network and recipe to begin with: ${COMPLETION-CANDIDATES}; fuse begins with ship, the"
              + " published one, pansharpen with ship-pansharpening.")
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
      names = "--weights",
      paramLabel = "[SOURCE=]FILE",
      description = {
        "Start the backbone of a source, or of all sources, with the weights of a state dict (.pth or"
            + " .safetensors) instead of random numbers: torchvision's for resnet50, mmcv's for"
            + " resnet50-v1c-d8. May be repeated.",
        "For the task fuse a model to begin with, or 'ship' for the weights that come with msift."
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
    TrainingCall call =
        new TrainingCall(
            new ConsoleLines(spec, msift.quiet()),
            task,
            Optional.ofNullable(preset),
            changes(),
            weights,
            out,
            resume);
    return switch (task) {
      case FUSE -> need(pairs, "--visible and --infrared").train(call);
      case PANSHARPEN -> need(scenes, "--ms and --pan (or --scene) and --bits").train(call);
      default -> need(classes, "--data").train(call);
    };
  }

  /** The data of this task, and of no other. */
  private <T> T need(T data, String options) {
    long given = Stream.of(classes, pairs, scenes).filter(Objects::nonNull).count();
    if (data == null || given > 1) {
      throw new CommandException(
          "the task %s needs %s, and no data of another task".formatted(task.text(), options));
    }
    return data;
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
}
