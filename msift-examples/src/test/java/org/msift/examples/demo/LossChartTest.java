package org.msift.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.training.LossHistory.Entry;

class LossChartTest {

  @TempDir Path folder;

  @Test
  void theChartHasTheAskedSizeAndALineInIt() throws IOException {
    BufferedImage chart = decoded(LossChart.png(falling(5_000), 400, 300));

    assertThat(chart.getWidth()).isEqualTo(400);
    assertThat(chart.getHeight()).isEqualTo(300);
    assertThat(colourCount(chart)).isGreaterThan(10);
  }

  @Test
  void lossesThatAreNegativeOrNotFiniteAndASingleStepCanBeDrawn() throws IOException {
    List<Entry> mixed =
        List.of(new Entry(0, 0, 2), new Entry(1, 0, Double.NaN), new Entry(2, 0, -1));

    assertThat(decoded(LossChart.png(mixed, 300, 200)).getWidth()).isEqualTo(300);
    assertThat(decoded(LossChart.png(falling(1), 300, 200)).getWidth()).isEqualTo(300);
  }

  @Test
  void aFileIsReplacedAsAWhole() throws IOException {
    Path file = Files.writeString(folder.resolve("loss.png"), "old");
    LossChart.write(file, falling(10), 300, 200);

    assertThat(Files.readAllBytes(file)).isEqualTo(LossChart.png(falling(10), 300, 200));
    assertThat(folder.toFile().list()).containsExactly("loss.png");
  }

  @Test
  void whenThereIsNothingToDrawTheOlderFileIsKept() throws IOException {
    Path file = Files.writeString(folder.resolve("loss.png"), "old");

    assertThatThrownBy(() -> LossChart.write(file, List.of(), 300, 200))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(file).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("loss.png");
  }

  @Test
  void nothingToDrawIsRefused() {
    assertThatThrownBy(() -> LossChart.png(List.of(), 300, 200))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none of 0 steps");
    assertThatThrownBy(() -> LossChart.png(List.of(new Entry(0, 0, Double.NaN)), 300, 200))
        .hasMessageContaining("none of 1 steps");
  }

  private static List<Entry> falling(int steps) {
    return IntStream.range(0, steps).mapToObj(i -> new Entry(i, 0, 3.0 / (1 + i))).toList();
  }

  private static BufferedImage decoded(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static long colourCount(BufferedImage image) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return IntStream.of(pixels).distinct().count();
  }
}
