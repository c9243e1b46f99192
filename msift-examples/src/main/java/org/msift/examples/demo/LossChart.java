package org.msift.examples.demo;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.msift.core.file.AtomicFile;
import org.msift.core.training.LossHistory;
import org.msift.tasks.report.Curve;
import org.msift.tasks.report.CurveChart;

/** Draws the loss of a training over its steps. Needs no display. */
public final class LossChart {

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
    double[] steps = finite.stream().mapToDouble(entry -> entry.iteration() + 1).toArray();
    double[] losses = finite.stream().mapToDouble(LossHistory.Entry::loss).toArray();
    List<Curve> curves =
        List.of(
            new Curve("each step", steps, losses, new Color(178, 205, 232)),
            new Curve("moving average", steps, average(losses), new Color(20, 92, 168)));
    return new CurveChart("step", "loss", true, curves).png(width, height);
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

  private static double[] average(double[] losses) {
    double[] averages = new double[losses.length];
    double average = losses[0];
    for (int i = 0; i < losses.length; i++) {
      average = DECAY * average + (1 - DECAY) * losses[i];
      averages[i] = average;
    }
    return averages;
  }
}
