package org.msift.examples.study;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.msift.tasks.report.ErrorBarChart;

/**
 * The results of a study of orders.
 *
 * @param settings what all trainings have in common
 * @param orders the orders, growing
 * @param cells finished trainings: for each place of both axes at least one
 */
record OrderReport(String settings, List<Integer> orders, List<OrderCell> cells) {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 480;

  /** Lines are drawn that far beside one another, so that no bar hides another. */
  private static final double APART = 0.03;

  Path write(Path folder) throws IOException {
    StudyFiles files = new StudyFiles(folder, OrderStudy.NAME);
    List<StudyFiles.Picture> pictures = new ArrayList<>();
    for (String value : OrderCell.names()) {
      byte[] chart = new ErrorBarChart("order", value, lines(value)).png(WIDTH, HEIGHT);
      files.chart("-" + value, chart);
      pictures.add(new StudyFiles.Picture(value + " against order", chart));
    }
    files.json(json());
    return files.page(
        "Order of the interactions",
        settings
            + ". One order varies, the other is "
            + Orders.FIXED
            + ". Loss of the best state on the validation pairs, lower is better; metrics of the"
            + " fused test pairs, higher is better. Mean and standard deviation over the seeds.",
        pictures,
        rows());
  }

  private List<ErrorBarChart.Method> lines(String value) {
    List<ErrorBarChart.Method> lines = new ArrayList<>();
    for (Orders.Axis axis : Orders.Axis.values()) {
      double shift = axis == Orders.Axis.SPATIAL ? -APART : APART;
      double[] x = orders.stream().mapToDouble(order -> order + shift).toArray();
      double[][] results =
          orders.stream().map(order -> results(axis, order, value)).toArray(double[][]::new);
      lines.add(ErrorBarChart.Method.ofSeeds("order " + axis.label(), x, results));
    }
    return lines;
  }

  private List<OrderCell> at(Orders.Axis axis, int order) {
    Orders place = axis.at(order);
    return cells.stream().filter(cell -> cell.isOf(place, cell.seed())).toList();
  }

  private double[] results(Orders.Axis axis, int order, String value) {
    return at(axis, order).stream().mapToDouble(cell -> cell.values().get(value)).toArray();
  }

  private ObjectNode json() {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("settings", settings).put("fixed", Orders.FIXED);
    ArrayNode axes = root.putArray("axes");
    for (Orders.Axis axis : Orders.Axis.values()) {
      ArrayNode points = axes.addObject().put("varied", axis.label()).putArray("points");
      for (int i = 0; i < orders.size(); i++) {
        List<OrderCell> place = at(axis, orders.get(i));
        ObjectNode point = points.addObject().put("order", orders.get(i));
        point.put("parameters", place.get(0).parameters()).put("seeds", place.size());
        for (String value : OrderCell.names()) {
          ErrorBarChart.Method line = lines(value).get(axis.ordinal());
          point.putObject(value).put("mean", line.mean()[i]).put("deviation", line.deviation()[i]);
        }
      }
    }
    return root;
  }

  private String rows() {
    StringBuilder rows = new StringBuilder("<tr><th>varied</th><th>order</th><th>parameters</th>");
    OrderCell.names().forEach(name -> rows.append("<th>").append(name).append("</th>"));
    for (Orders.Axis axis : Orders.Axis.values()) {
      for (int i = 0; i < orders.size(); i++) {
        int order = orders.get(i);
        rows.append(
            "</tr>\n<tr><th>%s</th><td>%d</td><td>%d</td>"
                .formatted(axis.label(), order, at(axis, order).get(0).parameters()));
        for (String value : OrderCell.names()) {
          ErrorBarChart.Method line = lines(value).get(axis.ordinal());
          rows.append(
              String.format(
                  Locale.ROOT, "<td>%.3f ± %.3f</td>", line.mean()[i], line.deviation()[i]));
        }
      }
    }
    return rows + "</tr>";
  }
}
