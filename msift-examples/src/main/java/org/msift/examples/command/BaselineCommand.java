package org.msift.examples.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.msift.examples.task.DataChoice;
import org.msift.examples.task.Judgement;
import org.msift.examples.task.NeighbourBaseline;
import org.msift.examples.task.WaterBaseline;
import org.msift.tasks.baseline.NdwiThreshold;
import org.msift.tasks.data.DataSet;
import org.msift.tasks.data.SplitData;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Judges a method without a network on a part of a data set. */
@Command(
    name = "baseline",
    description = {
      "Judges a method without a network on the same part of a data set, and in the same figures, as"
          + " 'evaluate' judges a network.",
      "nearest-neighbour: the class of the nearest training sample, of which all values of all"
          + " sources are features, scaled as the descriptor says; for tasks image and pixel.",
      "ndwi: water where (green - near infrared) / (green + near infrared) of the stored values is"
          + " above a threshold: 0, and the one that is best on the training part; for task segment"
          + " with two classes, the second of them water."
    })
final class BaselineCommand implements Callable<Integer> {

  /** The methods, by the names that users type. */
  enum Method {
    NEAREST_NEIGHBOUR,
    NDWI;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Reads a band such as optical:1. */
  static final class BandConverter implements ITypeConverter<WaterBaseline.Band> {

    @Override
    public WaterBaseline.Band convert(String text) {
      int colon = text.lastIndexOf(':');
      try {
        if (colon > 0) {
          int number = Integer.parseInt(text.substring(colon + 1));
          return new WaterBaseline.Band(text.substring(0, colon), number);
        }
      } catch (NumberFormatException notWhole) {
        throw noBand(text);
      }
      throw noBand(text);
    }

    private static TypeConversionException noBand(String text) {
      return new TypeConversionException(
          "'" + text + "' is no band; give source and number from 0, such as optical:1");
    }
  }

  @Option(names = "--method", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
  private Method method;

  @Mixin private JudgedPart judged;

  @Option(
      names = "--sources",
      split = ",",
      paramLabel = "NAME",
      description = "nearest-neighbour: use these sources only; several are joined by commas.")
  private List<String> sources = List.of();

  @Option(
      names = "--green",
      paramLabel = "SOURCE:N",
      converter = BandConverter.class,
      description =
          "ndwi: the green band, as its source and its place among the bands that the descriptor"
              + " takes of it, from 0.")
  private WaterBaseline.Band green;

  @Option(
      names = "--near-infrared",
      paramLabel = "SOURCE:N",
      converter = BandConverter.class,
      description = "ndwi: the near infrared band, in the same way.")
  private WaterBaseline.Band nearInfrared;

  @Option(
      names = "--json",
      description =
          "Print one JSON object, with the confusion matrix; for ndwi one of two, standard and"
              + " chosen, with the threshold of each.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    requireOwnOptions();
    DataChoice choice = judged.data().choice();
    String text = method == Method.NDWI ? water(choice) : neighbour(choice);
    new ConsoleLines(spec, false).result(text);
    return 0;
  }

  /** An option of another method would do nothing. */
  private void requireOwnOptions() {
    boolean bands = green != null || nearInfrared != null;
    if (method != Method.NDWI && bands) {
      throw new CommandException("--green and --near-infrared are for --method ndwi only");
    }
    if (method == Method.NDWI && !sources.isEmpty()) {
      throw new CommandException(
          "--sources is not for --method ndwi; --green and --near-infrared name the sources");
    }
    if (method == Method.NDWI && (green == null || nearInfrared == null)) {
      throw new CommandException(
          "--method ndwi needs two bands: give --green and --near-infrared, each as source and"
              + " number, such as optical:1");
    }
  }

  private String neighbour(DataChoice choice) {
    DataChoice chosen = choice.withSources(sources);
    NeighbourBaseline.requireTask(chosen.descriptor().task());
    SplitData opened = chosen.open();
    DataSet samples = judged.of(opened);
    Judgement judgement = NeighbourBaseline.fit(opened.train()).judge(samples);
    return json ? judgement.json().toString() : judgement.table();
  }

  private String water(DataChoice choice) {
    WaterBaseline baseline = WaterBaseline.open(choice, green, nearInfrared);
    DataSet samples = judged.of(baseline.data());
    Map<String, NdwiThreshold> rules = new LinkedHashMap<>();
    rules.put("standard", NdwiThreshold.standard());
    rules.put("chosen", baseline.chosen());
    ObjectNode object = new ObjectMapper().createObjectNode();
    StringBuilder tables = new StringBuilder();
    rules.forEach(
        (name, rule) -> {
          Judgement judgement = baseline.judge(rule, samples);
          object.set(name, judgement.json().put("threshold", rule.threshold()));
          String origin = "chosen".equals(name) ? "best on the training part" : "McFeeters' own";
          tables.append(
              String.format(Locale.ROOT, "threshold %.4f (%s):%n", rule.threshold(), origin));
          tables.append(judgement.table()).append(System.lineSeparator());
        });
    return json ? object.toString() : tables.toString();
  }
}
