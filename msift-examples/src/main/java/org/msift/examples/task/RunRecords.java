package org.msift.examples.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.msift.core.training.RunFolder;
import org.msift.core.training.TrainingHistory;
import org.msift.core.training.TrainingResult;
import org.msift.tasks.report.HistoryCharts;
import org.msift.tasks.report.RunPage;

/**
 * What a training left in its run folder, for a page about it.
 *
 * @param folder the run folder
 */
record RunRecords(Path folder) {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String LOSS = "loss";
  private static final String RATE = "learningRate";
  private static final String LOSSES = "Loss";

  /** How the training ended, with what it was configured, and where it comes from. */
  Map<String, Map<String, String>> facts(TrainingResult result) throws IOException {
    Map<String, Map<String, String>> facts = new LinkedHashMap<>();
    Map<String, String> ended = new LinkedHashMap<>();
    ended.put("state", result.stopped() ? "stopped, can be resumed" : "trained to its end");
    ended.put("steps", Long.toString(result.iterations()));
    ended.put("epochs", Integer.toString(result.epochs()));
    facts.put("Training", ended);
    JsonNode configuration = read(RunFolder.CONFIGURATION);
    facts.put("Network", flat(configuration.get("network")));
    facts.put("Recipe", flat(configuration.get("recipe")));
    facts.put("Provenance", flat(read(RunFolder.PROVENANCE)));
    return facts;
  }

  private JsonNode read(String name) throws IOException {
    return MAPPER.readTree(folder.resolve(name).toFile());
  }

  private static Map<String, String> flat(JsonNode object) {
    Map<String, String> rows = new LinkedHashMap<>();
    object
        .properties()
        .forEach(
            field ->
                rows.put(
                    field.getKey(),
                    field.getValue().isValueNode()
                        ? field.getValue().asText()
                        : field.getValue().toString()));
    return rows;
  }

  /** Writes charts of loss, of all metrics, which have one scale, and of the learning rate. */
  List<RunPage.Picture> charts() throws IOException {
    TrainingHistory history = history();
    return charts(history, List.of(metrics(history)));
  }

  /** Writes charts of loss, of the losses of the validation, of each metric, and of the rate. */
  List<RunPage.Picture> chartsOfEach() throws IOException {
    TrainingHistory history = history();
    List<List<String>> groups = new ArrayList<>();
    groups.add(metrics(history).stream().filter(name -> name.endsWith(LOSSES)).toList());
    metrics(history).stream()
        .filter(name -> !name.endsWith(LOSSES))
        .forEach(name -> groups.add(List.of(name)));
    return charts(history, groups);
  }

  private static List<String> metrics(TrainingHistory history) {
    List<String> metrics = new ArrayList<>(history.columns());
    metrics.removeAll(List.of(LOSS, RATE));
    return metrics;
  }

  private List<RunPage.Picture> charts(TrainingHistory history, List<List<String>> groups)
      throws IOException {
    List<RunPage.Picture> pictures = new ArrayList<>();
    add(pictures, history, true, List.of(LOSS), "Training loss");
    for (List<String> group : groups) {
      if (!group.isEmpty()) {
        String what = group.size() == 1 ? group.get(0) : "Metrics";
        add(pictures, history, false, group, what + " of the validation part");
      }
    }
    add(pictures, history, false, List.of(RATE), "Learning rate");
    return pictures;
  }

  private void add(
      List<RunPage.Picture> pictures,
      TrainingHistory history,
      boolean logarithmic,
      List<String> columns,
      String caption)
      throws IOException {
    String file = columns.size() > 1 ? "metrics.png" : columns.get(0) + ".png";
    boolean written =
        HistoryCharts.writeIfMeasured(
            folder.resolve(file),
            HistoryCharts.chart(
                history, HistoryCharts.Axis.ITERATION, caption, logarithmic, columns));
    if (written) {
      pictures.add(picture(caption, file));
    }
  }

  static RunPage.Picture picture(String caption, String file) {
    return new RunPage.Picture(caption, Path.of(file));
  }

  private TrainingHistory history() throws IOException {
    Path file = folder.resolve("history.json");
    JsonNode rows = Files.exists(file) ? read("history.json") : MAPPER.createArrayNode();
    Set<String> columns = new LinkedHashSet<>(List.of(LOSS, RATE));
    rows.forEach(row -> row.get("values").fieldNames().forEachRemaining(columns::add));
    TrainingHistory history = new TrainingHistory(List.copyOf(columns));
    for (JsonNode row : rows) {
      Map<String, Double> values = new LinkedHashMap<>();
      row.get("values")
          .properties()
          .forEach(value -> values.put(value.getKey(), value.getValue().asDouble(Double.NaN)));
      history.append(row.get("epoch").asLong(), row.get("iteration").asLong(), values);
    }
    return history;
  }
}
