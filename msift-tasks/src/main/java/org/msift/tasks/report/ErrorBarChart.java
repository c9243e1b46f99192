package org.msift.tasks.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.msift.core.file.AtomicFile;

/**
 * A chart of several methods with error bars, such as accuracy against misalignment over several
 * seeds. Needs no display.
 *
 * @param xTitle what the horizontal axis shows
 * @param yTitle what the vertical axis shows
 * @param methods the lines, at least one, their names different
 */
public record ErrorBarChart(String xTitle, String yTitle, List<Method> methods) {

  /**
   * One line.
   *
   * @param name what the legend calls it
   * @param x places on the horizontal axis, finite, at least one
   * @param mean as many mean values, finite
   * @param deviation as many standard deviations, finite, at least 0; the bars go that far up and
   *     down
   */
  public record Method(String name, double[] x, double[] mean, double[] deviation) {

    /**
     * A line, its numbers copied.
     *
     * @param name what the legend calls it
     * @param x places on the horizontal axis, finite, at least one
     * @param mean as many mean values, finite
     * @param deviation as many standard deviations, finite, at least 0; the bars go that far up and
     *     down
     * @throws IllegalArgumentException if there are no numbers, their counts differ, one is not
     *     finite or a deviation is below 0
     */
    public Method {
      Objects.requireNonNull(name, "name");
      if (x.length == 0 || x.length != mean.length || x.length != deviation.length) {
        throw new IllegalArgumentException(
            "method '%s' has %d places, %d means and %d deviations, expected as many, at least one"
                .formatted(name, x.length, mean.length, deviation.length));
      }
      if (!finite(x) || !finite(mean) || !finite(deviation)) {
        throw new IllegalArgumentException("method '" + name + "' has a number that is not finite");
      }
      if (Arrays.stream(deviation).anyMatch(value -> value < 0)) {
        throw new IllegalArgumentException("method '" + name + "' has a deviation below 0");
      }
      x = x.clone();
      mean = mean.clone();
      deviation = deviation.clone();
    }

    /**
     * A line from the results of several seeds.
     *
     * @param name what the legend calls it
     * @param x places on the horizontal axis, finite
     * @param results for each place the results of its seeds, at least one, finite; not modified
     * @return means, and deviations of the sample (divided by n - 1; 0 for a single seed)
     * @throws IllegalArgumentException if the counts differ, or a number is missing or not finite
     */
    public static Method ofSeeds(String name, double[] x, double[][] results) {
      double[] means =
          Arrays.stream(results)
              .mapToDouble(seeds -> Arrays.stream(seeds).average().orElse(Double.NaN))
              .toArray();
      double[] deviations = new double[results.length];
      for (int i = 0; i < results.length; i++) {
        double mean = means[i];
        double sum = Arrays.stream(results[i]).map(value -> (value - mean) * (value - mean)).sum();
        deviations[i] = Math.sqrt(sum / Math.max(1, results[i].length - 1));
      }
      return new Method(name, x, means, deviations);
    }

    private static boolean finite(double[] values) {
      return Arrays.stream(values).allMatch(Double::isFinite);
    }
  }

  private static final List<Color> COLOURS =
      List.of(
          Paint.BLUE,
          new Color(214, 96, 20),
          new Color(44, 140, 74),
          new Color(128, 82, 164),
          new Color(190, 40, 70),
          new Color(90, 98, 110));

  /**
   * A chart, its list of methods copied.
   *
   * @param xTitle what the horizontal axis shows
   * @param yTitle what the vertical axis shows
   * @param methods the lines, at least one, their names different
   * @throws IllegalArgumentException if there is no method or two have one name
   */
  public ErrorBarChart {
    Objects.requireNonNull(xTitle, "xTitle");
    Objects.requireNonNull(yTitle, "yTitle");
    methods = List.copyOf(methods);
    if (methods.isEmpty()
        || methods.stream().map(Method::name).distinct().count() < methods.size()) {
      throw new IllegalArgumentException(
          "a chart needs at least one method, and no two of the same name");
    }
  }

  /**
   * The chart as a PNG picture.
   *
   * @param width pixels
   * @param height pixels
   * @return the bytes of the PNG file
   * @throws IOException if the picture cannot be encoded
   */
  public byte[] png(int width, int height) throws IOException {
    XYChart chart = ChartStyle.chart(xTitle, yTitle, width, height);
    chart.getStyler().setErrorBarsColorSeriesColor(true);
    chart.getStyler().setMarkerSize(8);
    for (int i = 0; i < methods.size(); i++) {
      Method method = methods.get(i);
      Color colour = COLOURS.get(i % COLOURS.size());
      XYSeries series =
          chart.addSeries(method.name(), method.x(), method.mean(), method.deviation());
      series.setMarker(SeriesMarkers.CIRCLE);
      series.setMarkerColor(colour);
      series.setLineColor(colour);
      series.setLineStyle(new BasicStroke(2));
    }
    return BitmapEncoder.getBitmapBytes(chart, BitmapFormat.PNG);
  }

  /**
   * Writes the chart as a PNG file, replacing a file of that name as a whole.
   *
   * @param file where to; its folder exists
   * @param width pixels
   * @param height pixels
   * @throws IOException if the file cannot be written
   */
  public void write(Path file, int width, int height) throws IOException {
    byte[] png = png(width, height);
    AtomicFile.write(file, out -> out.write(png));
  }
}
