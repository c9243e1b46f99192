package org.msift.examples.study;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.msift.core.file.AtomicFile;
import org.msift.tasks.model.NetworkSettings;
import org.msift.tasks.report.ErrorBarChart;
import org.msift.tasks.report.Html;

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

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>Misalignment</title>
      <style>
      body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.5rem; color: #1c2733; background: #f6f7f9;
        font: 1rem/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
      img { display: block; width: 100%; height: auto; }
      table { width: 100%; border-collapse: collapse; background: #fff; }
      th, td { padding: 0.45rem 0.6rem; border-bottom: 1px solid #eceff2; text-align: right; }
      th:first-child { text-align: left; }
      </style>
      </head>
      <body>
      <h1>Misalignment</h1>
      <p>${settings}. The second source is moved by 0 to so many pixels along each axis, in training
      and test alike. Mean and standard deviation over the seeds, in percent.</p>
      <img alt="${score} against shift" src="data:image/png;base64,${chart}">
      <table>
      ${rows}
      </table>
      </body>
      </html>
      """;

  Path write(Path folder) throws IOException {
    byte[] chart = chart().png(WIDTH, HEIGHT);
    AtomicFile.write(folder.resolve(NAME + ".png"), out -> out.write(chart));
    byte[] json = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(json());
    AtomicFile.write(folder.resolve(NAME + ".json"), out -> out.write(json));
    Path page = folder.resolve(NAME + ".html");
    byte[] html = html(chart).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(page, out -> out.write(html));
    return page;
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

  private String html(byte[] chart) {
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
    return PAGE.replace("${settings}", Html.escaped(settings))
        .replace("${score}", score())
        .replace("${chart}", Base64.getEncoder().encodeToString(chart))
        .replace("${rows}", rows + "</tr>");
  }
}
