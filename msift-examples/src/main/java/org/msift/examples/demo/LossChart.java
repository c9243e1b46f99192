package org.msift.examples.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.msift.core.file.AtomicFile;
import org.msift.core.training.LossHistory;

/** Draws the loss of a training over its steps. Needs no display. */
public final class LossChart {

  /** More points than this cannot be told apart in the picture and only cost time. */
  private static final int LARGEST_POINT_COUNT = 2_000;

  private static final double DECAY = 0.8;

  private LossChart() {}

  /**
   * The chart as a PNG picture: each step's loss in pale, its moving average in strong colour. The
   * axis is logarithmic where all losses are positive.
   *
   * @param entries the steps in order; those whose loss is not finite are left out
   * @param width pixels
   * @param height pixels
   * @return the bytes of the PNG file
   * @throws IllegalArgumentException if there is no step with a finite loss
   * @throws IOException if the picture cannot be encoded
   */
  public static byte[] png(List<LossHistory.Entry> entries, int width, int height)
      throws IOException {
    List<LossHistory.Entry> finite =
        entries.stream().filter(entry -> Double.isFinite(entry.loss())).toList();
    if (finite.isEmpty()) {
      throw new IllegalArgumentException(
          "none of " + entries.size() + " steps has a finite loss, so there is nothing to draw");
    }
    return BitmapEncoder.getBitmapBytes(chart(finite, width, height), BitmapFormat.PNG);
  }

  /**
   * Writes the chart as a PNG file, replacing a file of that name as a whole.
   *
   * @param file where to; its folder exists
   * @param entries the steps in order; those whose loss is not finite are left out
   * @param width pixels
   * @param height pixels
   * @throws IllegalArgumentException if there is no step with a finite loss
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, List<LossHistory.Entry> entries, int width, int height)
      throws IOException {
    AtomicFile.write(file, out -> out.write(png(entries, width, height)));
  }

  private static XYChart chart(List<LossHistory.Entry> entries, int width, int height) {
    XYChart chart =
        new XYChartBuilder()
            .width(width)
            .height(height)
            .xAxisTitle("step")
            .yAxisTitle("loss")
            .build();
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setPlotBorderVisible(false);
    chart.getStyler().setPlotGridLinesColor(new Color(225, 228, 232));
    chart.getStyler().setXAxisMin(0.0);
    chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
    chart.getStyler().setLegendBorderColor(Color.WHITE);
    chart.getStyler().setYAxisLogarithmic(entries.stream().allMatch(e -> e.loss() > 0));
    List<LossHistory.Entry> points = thinned(entries);
    List<Integer> steps = points.stream().map(entry -> entry.iteration() + 1).toList();
    line(chart, "each step", steps, points.stream().map(LossHistory.Entry::loss).toList(), pale());
    line(chart, "moving average", steps, average(points), new Color(20, 92, 168));
    return chart;
  }

  private static void line(
      XYChart chart, String name, List<Integer> steps, List<Double> losses, Color colour) {
    XYSeries series = chart.addSeries(name, steps, losses);
    // A single step is a line of no length: only a marker shows it.
    series.setMarker(steps.size() == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
    series.setMarkerColor(colour);
    series.setLineColor(colour);
    series.setLineStyle(new BasicStroke(2));
  }

  private static Color pale() {
    return new Color(178, 205, 232);
  }

  private static List<LossHistory.Entry> thinned(List<LossHistory.Entry> entries) {
    int stride = (entries.size() + LARGEST_POINT_COUNT - 1) / LARGEST_POINT_COUNT;
    List<LossHistory.Entry> points = new ArrayList<>();
    for (int i = 0; i < entries.size(); i += stride) {
      points.add(entries.get(i));
    }
    return points;
  }

  private static List<Double> average(List<LossHistory.Entry> points) {
    List<Double> averages = new ArrayList<>(points.size());
    double average = points.get(0).loss();
    for (LossHistory.Entry point : points) {
      average = DECAY * average + (1 - DECAY) * point.loss();
      averages.add(average);
    }
    return averages;
  }
}
