package org.msift.examples.command;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.msift.examples.bench.FusionBenchmark;
import org.msift.examples.bench.ImageSize;
import org.msift.examples.bench.Measurement;
import org.msift.examples.bench.ShipBenchmark;
import org.msift.examples.launcher.BackendUse;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Measures the speed of a network. */
@Command(
    name = "bench",
    description = {
      "Measures the speed of a network with random weights, in single precision.",
      "Three runs to warm up, then the shortest and the median time of the runs. Measure with"
          + " nothing else running."
    })
final class BenchCommand implements Callable<Integer>, UsesBackend {

  private static final int FEWEST_RUNS = 7;

  /** Networks that can be measured. */
  enum Network {
    SHIP,
    FUSION
  }

  /** Reads a size such as 480x640. */
  static final class SizeConverter implements ITypeConverter<ImageSize> {

    @Override
    public ImageSize convert(String text) {
      try {
        return ImageSize.parse(text);
      } catch (IllegalArgumentException wrong) {
        throw new TypeConversionException(wrong.getMessage());
      }
    }
  }

  /** The published networks by name. */
  static final class PresetNames implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return names().iterator();
    }

    private static List<String> names() {
      return Arrays.stream(FusionBenchmark.Preset.values())
          .map(FusionBenchmark.Preset::published)
          .toList();
    }
  }

  /** Reads a name such as msift.vais. */
  static final class PresetConverter implements ITypeConverter<FusionBenchmark.Preset> {

    @Override
    public FusionBenchmark.Preset convert(String text) {
      return Arrays.stream(FusionBenchmark.Preset.values())
          .filter(preset -> preset.published().equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException("'" + text + "' is none of " + PresetNames.names()));
    }
  }

  @Parameters(paramLabel = "NETWORK", description = "Network to measure: ${COMPLETION-CANDIDATES}.")
  private Network network;

  @Option(
      names = "--size",
      paramLabel = "HxW",
      converter = SizeConverter.class,
      description = "For ship: size of the images, such as 480x640.")
  private ImageSize size;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      converter = PresetConverter.class,
      completionCandidates = PresetNames.class,
      description =
          "For fusion, MsIFT's fusion transformer by itself: the published network whose sizes it"
              + " has, ${COMPLETION-CANDIDATES}.")
  private FusionBenchmark.Preset preset;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "1",
      description = "Images at once; ${DEFAULT-VALUE} by default.")
  private int batch;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of one native operation; the backend's choice by default.")
  private Integer threads;

  @Option(names = "--train", description = "Measure the training step too.")
  private boolean train;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "" + FEWEST_RUNS,
      description = "Times to take, ${DEFAULT-VALUE} or more.")
  private int runs;

  @Option(names = "--json", description = "Print one JSON object per line.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public BackendUse backendUse() {
    return new BackendUse(threads == null ? OptionalInt.empty() : OptionalInt.of(threads));
  }

  @Override
  public Integer call() {
    require("--batch", batch, 1);
    require("--runs", runs, FEWEST_RUNS);
    require("--threads", threads == null ? 1 : threads, 1);
    requireOnly(network == Network.SHIP, "--size", size, "--preset", preset);
    if (network == Network.SHIP) {
      ShipBenchmark benchmark = new ShipBenchmark(size, batch, runs);
      measure(benchmark::forward, benchmark::trainingStep);
    } else {
      FusionBenchmark benchmark = new FusionBenchmark(preset, batch, runs);
      measure(benchmark::forward, benchmark::trainingStep);
    }
    return 0;
  }

  private void measure(Supplier<Measurement> forward, Supplier<Measurement> trainingStep) {
    print(forward.get());
    if (train) {
      print(trainingStep.get());
    }
  }

  private void requireOnly(
      boolean first, String firstName, Object firstValue, String secondName, Object secondValue) {
    String needed = first ? firstName : secondName;
    String other = first ? secondName : firstName;
    if ((first ? firstValue : secondValue) == null) {
      throw new ParameterException(
          spec.commandLine(), "Missing required option: '" + needed + "' of this network");
    }
    if ((first ? secondValue : firstValue) != null) {
      throw new ParameterException(
          spec.commandLine(), "this network has no " + other + "; it takes " + needed);
    }
  }

  private void require(String option, int value, int least) {
    if (value < least) {
      throw new ParameterException(
          spec.commandLine(), option + " is " + value + ", expected " + least + " or more");
    }
  }

  private void print(Measurement measurement) {
    spec.commandLine().getOut().println(json ? measurement.toJson() : measurement);
    spec.commandLine().getOut().flush();
  }
}
