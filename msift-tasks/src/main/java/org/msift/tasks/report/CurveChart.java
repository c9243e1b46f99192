package org.msift.tasks.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.msift.core.file.AtomicFile;

/**
 * A chart of lines, such as the loss over the steps of a training. Needs no display.
 *
 * @param xTitle what the horizontal axis shows
 * @param yTitle what the vertical axis shows
 * @param logarithmicPlaces whether the horizontal axis shall be logarithmic; it is only where all
 *     places are positive
 * @param logarithmic whether the vertical axis shall be logarithmic; it is only where all values
 *     are positive
 * @param curves the lines, their names different
 */
public record CurveChart(
    String xTitle,
    String yTitle,
    boolean logarithmicPlaces,
    boolean logarithmic,
    List<Curve> curves) {

  /** More points than this cannot be told apart in the picture and only cost time. */
  private static final int LARGEST_POINT_COUNT = 2_000;

  /**
   * A chart, its list of lines copied.
   *
   * @param xTitle what the horizontal axis shows
   * @param yTitle what the vertical axis shows
   * @param logarithmicPlaces whether the horizontal axis shall be logarithmic; it is only where all
   *     places are positive
   * @param logarithmic whether the vertical axis shall be logarithmic; it is only where all values
   *     are positive
   * @param curves the lines, their names different
   * @throws IllegalArgumentException if two lines have one name
   */
  public CurveChart {
    Objects.requireNonNull(xTitle, "xTitle");
    Objects.requireNonNull(yTitle, "yTitle");
    curves = List.copyOf(curves);
    if (curves.stream().map(Curve::name).distinct().count() < curves.size()) {
      throw new IllegalArgumentException("two curves have the same name");
    }
  }

  /**
   * A chart whose horizontal axis is not logarithmic.
   *
   * @param xTitle what the horizontal axis shows
   * @param yTitle what the vertical axis shows
   * @param logarithmic whether the vertical axis shall be logarithmic; it is only where all values
   *     are positive
   * @param curves the lines, their names different
   * @throws IllegalArgumentException if two lines have one name
   */
  public CurveChart(String xTitle, String yTitle, boolean logarithmic, List<Curve> curves) {
    this(xTitle, yTitle, false, logarithmic, curves);
  }

  /**
   * The chart as a PNG picture. Lines of more than 2000 points are thinned out evenly, lines
   * without a finite value left out.
   *
   * @param width pixels
   * @param height pixels
   * @return the bytes of the PNG file
   * @throws IllegalArgumentException if there is no finite value in any line
   * @throws IOException if the picture cannot be encoded
   */
  public byte[] png(int width, int height) throws IOException {
    List<Curve> drawable =
        curves.stream()
            .map(curve -> curve.drawable(LARGEST_POINT_COUNT))
            .filter(curve -> curve.x().length > 0)
            .toList();
    if (drawable.isEmpty()) {
      throw new IllegalArgumentException(
          "none of " + curves.size() + " curves has a finite value, so there is nothing to draw");
    }
    XYChart chart = ChartStyle.chart(xTitle, yTitle, width, height);
    chart.getStyler().setYAxisLogarithmic(logarithmic && positive(drawable, Curve::y));
    if (logarithmicPlaces && positive(drawable, Curve::x)) {
      chart.getStyler().setXAxisMin(null).setXAxisLogarithmic(true);
    }
    drawable.forEach(curve -> add(chart, curve));
    return BitmapEncoder.getBitmapBytes(chart, BitmapFormat.PNG);
  }

  /**
   * Writes the chart as a PNG file, replacing a file of that name as a whole.
   *
   * @param file where to; its folder exists
   * @param width pixels
   * @param height pixels
   * @throws IllegalArgumentException if there is no finite value in any line
   * @throws IOException if the file cannot be written
   */
  public void write(Path file, int width, int height) throws IOException {
    byte[] png = png(width, height);
    AtomicFile.write(file, out -> out.write(png));
  }

  private static boolean positive(List<Curve> curves, Function<Curve, double[]> numbers) {
    return curves.stream().map(numbers).flatMapToDouble(Arrays::stream).allMatch(x -> x > 0);
  }

  private static void add(XYChart chart, Curve curve) {
    Color colour = curve.colour();
    XYSeries series = chart.addSeries(curve.name(), curve.x(), curve.y());
    // A single point is a line of no length: only a marker shows it.
    series.setMarker(curve.x().length == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
    series.setMarkerColor(colour);
    series.setLineColor(colour);
    series.setLineStyle(new BasicStroke(2));
  }
}
