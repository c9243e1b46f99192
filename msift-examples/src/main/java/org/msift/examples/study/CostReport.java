package org.msift.examples.study;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.msift.tasks.report.Curve;
import org.msift.tasks.report.CurveChart;

/**
 * The results of a study of cost.
 *
 * @param settings what all measurements have in common
 * @param cells the measurements
 */
record CostReport(String settings, List<CostCell> cells) {

  private static final String NAME = "cost";
  private static final int WIDTH = 900;
  private static final int HEIGHT = 540;

  private static final Map<CostMethod, Color> COLOURS =
      Map.of(
          CostMethod.FOURIER, new Color(20, 92, 168),
          CostMethod.WHOLE, new Color(214, 96, 20),
          CostMethod.BLOCKED, new Color(44, 140, 74));

  Path write(Path folder) throws IOException {
    StudyFiles files = new StudyFiles(folder, NAME);
    byte[] time = chart("milliseconds", CostCell::milliseconds);
    byte[] memory = chart("memory (MB)", CostCell::megabytes);
    files.chart("-time", time);
    files.chart("-memory", memory);
    StringBuilder csv = new StringBuilder("# " + settings + "\n" + CostCell.HEADER + "\n");
    cells.forEach(cell -> csv.append(cell.line()).append('\n'));
    files.table(csv.toString());
    files.json(json());
    return files.page(
        "Cost of meeting every pixel",
        settings
            + ". Time of the shortest of several forward passes; memory is that of all arrays which"
            + " one pass asks for, its inputs not counted. Attention has one head, and its"
            + " projections are not counted.",
        List.of(
            new StudyFiles.Picture("time against pixels", time),
            new StudyFiles.Picture("memory against pixels", memory)),
        rows());
  }

  private byte[] chart(String title, ToDoubleFunction<CostCell> value) throws IOException {
    List<Curve> curves = new ArrayList<>();
    for (CostMethod method : CostMethod.values()) {
      List<CostCell> measured = of(method).stream().filter(CostCell::isMeasured).toList();
      curves.add(
          new Curve(
              method.label(),
              measured.stream().mapToDouble(CostCell::pixels).toArray(),
              measured.stream().mapToDouble(value).toArray(),
              COLOURS.get(method)));
    }
    if (curves.stream().allMatch(curve -> curve.x().length == 0)) {
      throw new IllegalArgumentException(
          "no size was measured: all need more than the limit of memory; raise it, or give smaller"
              + " sizes");
    }
    return new CurveChart("pixels", title, true, true, curves).png(WIDTH, HEIGHT);
  }

  private List<CostCell> of(CostMethod method) {
    return cells.stream().filter(cell -> cell.method() == method).toList();
  }

  private ObjectNode json() {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("settings", settings);
    ArrayNode methods = root.putArray("methods");
    for (CostMethod method : CostMethod.values()) {
      ObjectNode node = methods.addObject().put("name", method.label());
      ArrayNode points = node.putArray("points");
      for (CostCell cell : of(method)) {
        ObjectNode point = points.addObject();
        point.put("side", cell.side()).put("outcome", cell.outcome().name());
        if (cell.isMeasured()) {
          point.put("milliseconds", cell.milliseconds());
        }
        if (cell.bytes() > 0) {
          point.put("bytes", cell.bytes());
        }
        point.put("runs", cell.runs());
      }
    }
    return root;
  }

  private String rows() {
    StringBuilder rows = new StringBuilder("<tr><th>image</th>");
    for (CostMethod method : CostMethod.values()) {
      rows.append("<th>").append(method.label()).append("</th>");
    }
    for (int side : cells.stream().map(CostCell::side).distinct().sorted().toList()) {
      rows.append("</tr>\n<tr><th>%dx%d</th>".formatted(side, side));
      for (CostMethod method : CostMethod.values()) {
        String text =
            of(method).stream()
                .filter(cell -> cell.side() == side)
                .map(CostCell::result)
                .findFirst()
                .orElse("");
        rows.append("<td>").append(text).append("</td>");
      }
    }
    return rows + "</tr>";
  }
}
