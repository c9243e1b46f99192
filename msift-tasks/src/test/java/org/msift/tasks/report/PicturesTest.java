package org.msift.tasks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.image.Image;
import org.msift.core.image.SampleType;
import org.msift.tasks.evaluation.ConfusionMatrix;

class PicturesTest {

  @TempDir Path folder;

  @Test
  void aConfusionMatrixIsDarkWhereItIsRightAndWhiteWhereNothingIsCounted() throws IOException {
    ConfusionMatrix matrix = ConfusionMatrix.of(new long[][] {{10, 0}, {0, 1_234_567}});
    Path file = folder.resolve("confusion.png");
    ConfusionPicture.write(file, matrix, List.of("land", "a class of a very long name indeed"));

    BufferedImage picture = ImageIO.read(file.toFile());
    // The cells end 24 pixels before the border and are 64 wide; probed near their corners.
    int right = picture.getWidth() - 24;
    int bottom = picture.getHeight() - 24;
    assertThat(colour(picture, right - 4, bottom - 4)).isEqualTo(Paint.BLUE);
    assertThat(colour(picture, right - 124, bottom - 124)).isEqualTo(Paint.BLUE);
    assertThat(colour(picture, right - 4, bottom - 124)).isEqualTo(Color.WHITE);
    assertThat(colour(picture, right - 124, bottom - 4)).isEqualTo(Color.WHITE);
    assertThat(picture.getWidth()).isEqualTo(picture.getHeight());
  }

  @Test
  void tooManyClassesOrOtherNamesAreRefused() {
    ConfusionMatrix large = new ConfusionMatrix(61, 255);

    assertThatThrownBy(() -> ConfusionPicture.paint(large, Collections.nCopies(61, "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 60 classes");
    assertThatThrownBy(() -> ConfusionPicture.paint(large, List.of("a")))
        .hasMessageContaining("1 class names for 61 classes");
  }

  @Test
  void mapsStandBesideEachOtherInTheColoursOfTheirClasses() throws IOException {
    ClassColours classes = ClassColours.of(List.of("land", "water"));
    int[] truth = {0, 1, 255, 0};
    int[] predicted = {1, 1, 0, 0};
    Path file = folder.resolve("map.png");
    ClassMapPicture.write(file, truth, predicted, 2, 2, classes);

    BufferedImage picture = ImageIO.read(file.toFile());
    assertThat(picture.getWidth()).isEqualTo(3 * 20 + 2 * 320);
    Color land = classes.colours().get(0);
    Color water = classes.colours().get(1);
    assertThat(colour(picture, 25, 45)).isEqualTo(land);
    assertThat(colour(picture, 335, 45)).isEqualTo(water);
    assertThat(colour(picture, 25, 355)).isEqualTo(ClassColours.NO_CLASS);
    assertThat(colour(picture, 365, 45)).isEqualTo(water);
    assertThat(colour(picture, 365, 355)).isEqualTo(land);
    assertThat(colour(picture, 28, picture.getHeight() - 28)).isEqualTo(land);
  }

  @Test
  void theColoursOfThirtyClassesDiffer() {
    ClassColours classes =
        ClassColours.of(IntStream.range(0, 30).mapToObj(Integer::toString).toList());

    assertThat(classes.colours()).doesNotHaveDuplicates();
    assertThatThrownBy(() -> ClassColours.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ClassMapPicture.map(new int[3], 2, 2, classes))
        .hasMessage("3 given labels are no map of 2 x 2 pixels");
  }

  @Test
  void attentionIsYellowWhereItIsLargestAndThePointIsMarked() throws IOException {
    BufferedImage below = BandView.of(flat(100, 50, 0));
    AttentionPicture.Weights weights =
        new AttentionPicture.Weights(new float[] {0.1f, 0.2f, 0.1f, 0.6f}, 2, 2);
    Path file = folder.resolve("attention.png");
    AttentionPicture.write(file, below, weights, new AttentionPicture.Point(20, 10));

    BufferedImage picture = ImageIO.read(file.toFile());
    assertThat(picture.getWidth()).isEqualTo(50 * 3);
    assertThat(picture.getHeight()).isEqualTo(100 * 3);
    assertThat(colour(picture, 149, 299)).isEqualTo(new Color(191, 176, 53));
    assertThat(colour(picture, 1, 1).getBlue()).isGreaterThan(colour(picture, 1, 1).getRed());
    assertThat(colour(picture, 31 + 6, 61)).isEqualTo(new Color(214, 40, 40));
  }

  @Test
  void wrongAttentionIsRefused() {
    BufferedImage below = BandView.of(flat(4, 4, 9));
    AttentionPicture.Weights even = new AttentionPicture.Weights(new float[] {1, 1}, 1, 2);

    assertThat(AttentionPicture.paint(below, even, new AttentionPicture.Point(0, 0))).isNotNull();
    assertThatThrownBy(() -> AttentionPicture.paint(below, even, new AttentionPicture.Point(1, 4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x 4, y 1 is outside");
    assertThatThrownBy(() -> new AttentionPicture.Weights(new float[3], 2, 2))
        .hasMessageContaining("3 weights are no grid of 2 x 2");
    assertThatThrownBy(() -> new AttentionPicture.Weights(new float[] {Float.NaN}, 1, 1))
        .hasMessageContaining("NaN");
  }

  @Test
  void eightBitsAreShownAsTheyAreAndOthersAreStretched() {
    Image colours = Image.of(1, 1, 3, SampleType.UINT8, 10, 20, 30);
    assertThat(colour(BandView.of(colours), 0, 0)).isEqualTo(new Color(10, 20, 30));
    assertThat(colour(BandView.of(colours, 1), 0, 0)).isEqualTo(new Color(20, 20, 20));

    Image wide = Image.of(1, 3, 1, SampleType.INT16, -1000, 0, 1000);
    assertThat(colour(BandView.of(wide), 0, 0)).isEqualTo(Color.BLACK);
    assertThat(colour(BandView.of(wide), 1, 0)).isEqualTo(new Color(128, 128, 128));
    assertThat(colour(BandView.of(wide), 2, 0)).isEqualTo(Color.WHITE);

    Image broken = Image.of(1, 2, 1, SampleType.FLOAT32, Float.NaN, 5);
    assertThat(colour(BandView.of(broken), 0, 0)).isEqualTo(Color.BLACK);
    assertThatThrownBy(() -> BandView.of(colours, 0, 1)).hasMessageContaining("bands [0, 1]");
    assertThatThrownBy(() -> BandView.of(colours, 3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static Image flat(int height, int width, float value) {
    float[] samples = new float[height * width];
    Arrays.fill(samples, value);
    return Image.of(height, width, 1, SampleType.UINT8, samples);
  }

  private static Color colour(BufferedImage picture, int x, int y) {
    return new Color(picture.getRGB(x, y));
  }
}
