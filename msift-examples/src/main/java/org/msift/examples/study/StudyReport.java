package org.msift.examples.study;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.msift.tasks.model.NetworkSettings;
import org.msift.tasks.report.ErrorBarChart;

/**
 * The results of a study.
 *
 * @param settings what all trainings have in common
 * @param segmentation whether scores are mean IoU, else accuracy
 * @param cells finished trainings
 * @param networks what was trained
 */
record StudyReport(
    String settings,
    boolean segmentation,
    List<StudyCell> cells,
    Map<StudyMethod, NetworkSettings> networks) {

  private static final String NAME = "misalignment";
  private static final int WIDTH = 900;
  private static final int HEIGHT = 540;

  Path write(Path folder) throws IOException {
    StudyFiles files = new StudyFiles(folder, NAME);
    byte[] chart = chart().png(WIDTH, HEIGHT);
    files.chart("", chart);
    files.json(json());
    String text =
        settings
            + ". The second source is moved by 0 to so many pixels along each axis, in training and"
            + " test alike. Mean and standard deviation over the seeds, in percent.";
    var picture = new StudyFiles.Picture(score() + " against shift", chart);
    return files.page("Misalignment", text, List.of(picture), rows());
  }

  private String score() {
    return segmentation ? "mean IoU" : "accuracy";
  }

  private ErrorBarChart chart() {
    return new ErrorBarChart("largest shift (pixels)", score() + " (%)", lines());
  }

  private List<ErrorBarChart.Method> lines() {
    List<ErrorBarChart.Method> lines = new ArrayList<>();
    double[] x = shifts().stream().mapToDouble(Integer::doubleValue).toArray();
    for (StudyMethod method : StudyMethod.values()) {
      double[][] scores =
          shifts().stream().map(shift -> scores(method, shift)).toArray(double[][]::new);
      lines.add(ErrorBarChart.Method.ofSeeds(method.label(), x, scores));
    }
    return lines;
  }

  private List<Integer> shifts() {
    return cells.stream().map(StudyCell::shift).distinct().sorted().toList();
  }

  private double[] scores(StudyMethod method, int shift) {
    return cells.stream()
        .filter(cell -> cell.method() == method && cell.shift() == shift)
        .mapToDouble(cell -> 100 * cell.score())
        .toArray();
  }

  private long parameters(StudyMethod method) {
    return cells.stream()
        .filter(cell -> cell.method() == method)
        .mapToLong(StudyCell::parameters)
        .max()
        .orElse(0);
  }

  private ObjectNode json() {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("settings", settings).put("score", score());
    ArrayNode methods = root.putArray("methods");
    List<ErrorBarChart.Method> lines = lines();
    for (StudyMethod method : StudyMethod.values()) {
      ErrorBarChart.Method line = lines.get(method.ordinal());
      ObjectNode node = methods.addObject().put("name", method.label());
      node.put("parameters", parameters(method));
      node.set("network", networks.get(method).toJson());
      ArrayNode points = node.putArray("points");
      for (int i = 0; i < line.x().length; i++) {
        points
            .addObject()
            .put("shift", (int) line.x()[i])
            .put("mean", line.mean()[i])
            .put("deviation", line.deviation()[i]);
      }
    }
    return root;
  }

  private String rows() {
    StringBuilder rows = new StringBuilder("<tr><th>method</th><th>parameters</th>");
    shifts().forEach(shift -> rows.append("<th>").append(shift).append("</th>"));
    List<ErrorBarChart.Method> lines = lines();
    for (StudyMethod method : StudyMethod.values()) {
      ErrorBarChart.Method line = lines.get(method.ordinal());
      rows.append("</tr>\n<tr><th>%s</th><td>%d</td>".formatted(line.name(), parameters(method)));
      for (int i = 0; i < line.x().length; i++) {
        rows.append(
            String.format(
                Locale.ROOT, "<td>%.1f ± %.1f</td>", line.mean()[i], line.deviation()[i]));
      }
    }
    return rows + "</tr>";
  }
}
