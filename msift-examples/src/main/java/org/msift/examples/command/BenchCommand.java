package org.msift.examples.command;

import java.util.OptionalInt;
import java.util.concurrent.Callable;
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
    SHIP
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

  @Parameters(paramLabel = "NETWORK", description = "Network to measure: ${COMPLETION-CANDIDATES}.")
  private Network network;

  @Option(
      names = "--size",
      required = true,
      paramLabel = "HxW",
      converter = SizeConverter.class,
      description = "Size of the images, such as 480x640.")
  private ImageSize size;

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
    ShipBenchmark benchmark = new ShipBenchmark(size, batch, runs);
    print(benchmark.forward());
    if (train) {
      print(benchmark.trainingStep());
    }
    return 0;
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
