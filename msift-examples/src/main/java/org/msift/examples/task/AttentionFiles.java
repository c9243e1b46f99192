package org.msift.examples.task;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.msift.core.file.AtomicFile;
import org.msift.core.image.Image;
import org.msift.core.image.SampleType;
import org.msift.tasks.data.NewData;
import org.msift.tasks.data.Sample;
import org.msift.tasks.data.SourceShape;
import org.msift.tasks.model.AttentionMap;
import org.msift.tasks.model.BackboneKind;
import org.msift.tasks.model.TaskModel;
import org.msift.tasks.model.TaskPredictor;
import org.msift.tasks.report.AttentionPicture;
import org.msift.tasks.report.BandView;
import org.msift.tasks.report.Curve;
import org.msift.tasks.report.CurveChart;
import org.msift.tasks.report.RunPage;

/**
 * Writes where a point attends to.
 *
 * @param model what attends
 * @param data new files
 * @param folder where the pictures go
 */
public record AttentionFiles(TaskModel model, NewData data, Path folder) {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int CHART_WIDTH = 640;
  private static final int CHART_HEIGHT = 320;

  /**
   * Writes a picture for each layer and head and the mean of the heads, {@code attention.json} with
   * all weights, and {@code index.html} with the means.
   *
   * @param y row of the point
   * @param x column of the point
   * @param group where tokens are groups of bands, the group that attends
   * @return the number of pictures
   * @throws IOException if a file cannot be written
   */
  public int write(int y, int x, int group) throws IOException {
    int index = data.sampleAt(y, x);
    SourceShape first = model.network().sources().get(0);
    boolean bands = model.network().backbone() == BackboneKind.BAND_GROUPS;
    int row = bands ? 0 : data.pixelWise() ? first.height() / 2 : y;
    int column = bands ? group : data.pixelWise() ? first.width() / 2 : x;
    List<AttentionMap> maps;
    try (TaskPredictor predictor = TaskPredictor.of(model, 1)) {
      maps = predictor.attention(data.samples(), index, row, column);
    }
    Files.createDirectories(folder);
    Map<String, BufferedImage> images = images(data.samples().sample(index));
    List<RunPage.Picture> means = new ArrayList<>();
    for (AttentionMap map : maps) {
      String file = name(map) + ".png";
      if (bands) {
        chart(map).write(folder.resolve(file), CHART_WIDTH, CHART_HEIGHT);
      } else {
        paint(folder.resolve(file), images.get(map.attended()), map, row, column);
      }
      if (map.head() == 0) {
        means.add(new RunPage.Picture(caption(map), Path.of(file)));
      }
    }
    json(maps);
    page(y, x, means).write(folder.resolve("index.html"));
    return maps.size();
  }

  private static String name(AttentionMap map) {
    return (map.source()
            + "-"
            + map.layer()
            + (map.attended().equals(map.source()) ? "" : "-to-" + map.attended())
            + (map.head() == 0 ? "-mean" : "-head" + map.head()))
        .replaceAll("[^\\p{L}\\p{N}._-]", "_");
  }

  private static String caption(AttentionMap map) {
    return map.layer()
        + ": "
        + map.source()
        + (map.attended().equals(map.source()) ? " to itself" : " to " + map.attended())
        + ", mean of the heads";
  }

  private Map<String, BufferedImage> images(Sample sample) {
    Map<String, BufferedImage> images = new HashMap<>();
    for (int s = 0; s < sample.sources().length; s++) {
      SourceShape shape = model.network().sources().get(s);
      Image image =
          Image.of(
              shape.height(),
              shape.width(),
              shape.bands(),
              SampleType.FLOAT32,
              sample.sources()[s]);
      images.put(shape.name(), BandView.of(image));
    }
    return images;
  }

  private void paint(Path file, BufferedImage below, AttentionMap map, int row, int column)
      throws IOException {
    SourceShape first = model.network().sources().get(0);
    AttentionPicture.write(
        file,
        below,
        new AttentionPicture.Weights(map.weights(), map.rows(), map.columns()),
        new AttentionPicture.Point(
            row * below.getHeight() / first.height(), column * below.getWidth() / first.width()));
  }

  private static CurveChart chart(AttentionMap map) {
    double[] groups = IntStream.range(0, map.columns()).asDoubleStream().toArray();
    double[] weights = new double[groups.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = map.weights()[i];
    }
    Curve curve = new Curve(caption(map), groups, weights, new Color(31, 97, 160));
    return new CurveChart("group of bands", "weight", false, List.of(curve));
  }

  private void json(List<AttentionMap> maps) throws IOException {
    ArrayNode all = MAPPER.createArrayNode();
    for (AttentionMap map : maps) {
      ObjectNode object = all.addObject();
      object.put("source", map.source()).put("layer", map.layer()).put("attended", map.attended());
      object.put("head", map.head() == 0 ? "mean" : Integer.toString(map.head()));
      object.put("queryRow", map.queryRow()).put("queryColumn", map.queryColumn());
      object.put("rows", map.rows()).put("columns", map.columns());
      object.put("classToken", map.classWeight());
      ArrayNode weights = object.putArray("weights");
      for (float weight : map.weights()) {
        weights.add(weight);
      }
    }
    byte[] text = MAPPER.writeValueAsBytes(all);
    AtomicFile.write(folder.resolve("attention.json"), out -> out.write(text));
  }

  private RunPage page(int y, int x, List<RunPage.Picture> means) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("column x", Integer.toString(x));
    facts.put("row y", Integer.toString(y));
    facts.put("network", model.network().preset());
    return new RunPage("Attention", Map.of("Point", facts), Map.of(), means);
  }
}
