package org.msift.tasks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.training.TrainingHistory;

class ChartsTest {

  @TempDir Path folder;

  @Test
  void aChartOfAHistoryLeavesOutWhatWasNotMeasured() throws IOException {
    TrainingHistory history = new TrainingHistory(List.of("loss", "validation loss", "mIoU"));
    for (int i = 1; i <= 40; i++) {
      history.append(i / 10, i, Map.of("loss", 2.0 / i));
    }
    history.append(4, 40, Map.of("validation loss", 0.2));
    CurveChart chart =
        HistoryCharts.chart(
            history,
            HistoryCharts.Axis.ITERATION,
            "loss",
            true,
            List.of("loss", "validation loss"));
    Path file = folder.resolve("loss.png");

    assertThat(HistoryCharts.writeIfMeasured(file, chart)).isTrue();
    BufferedImage picture = ImageIO.read(file.toFile());
    assertThat(picture.getWidth()).isEqualTo(900);
    assertThat(picture.getHeight()).isEqualTo(420);
    assertThat(holds(picture, Paint.BLUE)).isTrue();
    assertThat(holds(picture, new Color(214, 96, 20))).isTrue();
  }

  @Test
  void withoutAMeasuredValueNothingIsWrittenAndOtherColumnsAreNamed() throws IOException {
    TrainingHistory history = new TrainingHistory(List.of("loss"));
    history.append(0, 1, Map.of());
    Path file = folder.resolve("loss.png");
    CurveChart chart =
        HistoryCharts.chart(history, HistoryCharts.Axis.EPOCH, "loss", true, List.of("loss"));

    assertThat(HistoryCharts.writeIfMeasured(file, chart)).isFalse();
    assertThat(Files.exists(file)).isFalse();
    assertThatThrownBy(() -> chart.write(file, 300, 200))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none of 1 curves");
    assertThatThrownBy(
            () ->
                HistoryCharts.chart(
                    history, HistoryCharts.Axis.EPOCH, "loss", true, List.of("lost")))
        .hasMessageContaining("no column 'lost'");
  }

  @Test
  void methodsHaveTheirMeanAndDeviationOverSeeds() throws IOException {
    ErrorBarChart.Method method =
        ErrorBarChart.Method.ofSeeds(
            "MsIFT", new double[] {0, 4}, new double[][] {{0.8, 0.9, 1.0}, {0.5}});
    assertThat(method.mean()).containsExactly(new double[] {0.9, 0.5}, within(1e-12));
    assertThat(method.deviation()).containsExactly(new double[] {0.1, 0}, within(1e-12));

    Path file = folder.resolve("study.png");
    new ErrorBarChart("shift (pixels)", "accuracy", List.of(method)).write(file, 640, 400);
    BufferedImage picture = ImageIO.read(file.toFile());
    assertThat(picture.getWidth()).isEqualTo(640);
    assertThat(holds(picture, Paint.BLUE)).isTrue();
  }

  /** A place of 0 has no logarithm: there the axis stays as it is. */
  @Test
  void placesAreLogarithmicWhereTheyCanBe() throws IOException {
    for (double first : new double[] {1, 0}) {
      Curve curve =
          new Curve("a", new double[] {first, 10, 1000}, new double[] {1, 2, 4}, Color.RED);
      byte[] linear = new CurveChart("x", "y", true, List.of(curve)).png(320, 200);
      byte[] logarithmic = new CurveChart("x", "y", true, true, List.of(curve)).png(320, 200);
      assertThat(Arrays.equals(logarithmic, linear)).isEqualTo(first == 0);
    }
  }

  @Test
  void wrongNumbersAreRefused() {
    double[] one = {1};
    assertThatThrownBy(() -> new Curve("a", one, new double[2], Color.RED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 places, but 2 values");
    assertThatThrownBy(() -> new ErrorBarChart.Method("a", one, one, new double[] {-1}))
        .hasMessageContaining("deviation below 0");
    assertThatThrownBy(() -> ErrorBarChart.Method.ofSeeds("a", one, new double[][] {{}}))
        .hasMessageContaining("not finite");
    assertThatThrownBy(() -> new ErrorBarChart("x", "y", List.of()))
        .hasMessageContaining("at least one method");
    Curve curve = new Curve("a", one, one, Color.RED);
    assertThatThrownBy(() -> new CurveChart("x", "y", false, List.of(curve, curve)))
        .hasMessageContaining("same name");
  }

  private static boolean holds(BufferedImage picture, Color colour) {
    int width = picture.getWidth();
    int[] pixels = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
    return IntStream.of(pixels).anyMatch(pixel -> pixel == colour.getRGB());
  }
}
