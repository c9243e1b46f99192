package org.msift.ship.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msift.core.image.Image;
import org.msift.core.image.ImageException;
import org.msift.core.image.SampleType;

class GreyTest {

  private static Image rgb(float red, float green, float blue) {
    return Image.of(1, 1, 3, SampleType.UINT8, red, green, blue);
  }

  /** MATLAB's own results of rgb2gray on single colours, and OpenCV's of cvtColor. */
  @ParameterizedTest
  @CsvSource({
    "255, 0, 0, 76, 76",
    "0, 255, 0, 150, 150",
    "0, 0, 255, 29, 29",
    "255, 255, 255, 255, 255",
    "7, 7, 7, 7, 7",
    "12, 200, 99, 132, 132",
    "250, 0, 50, 80, 80",
    "0, 0, 250, 29, 28"
  })
  void weighsColours(float red, float green, float blue, double matlab, double openCv) {
    Image image = rgb(red, green, blue);
    assertThat(Grey.MATLAB.triples(image, image, image).get(0).fused().values())
        .containsExactly(matlab);
    assertThat(Grey.OPENCV.triples(image, image, image).get(0).fused().values())
        .containsExactly(openCv);
  }

  @Test
  void bandsAreTriplesOfTheirOwn() {
    Image infrared = Image.of(1, 2, 1, SampleType.UINT8, 1, 2);
    Image colour = Image.of(1, 2, 3, SampleType.UINT8, 10, 20, 30, 11, 21, 31);
    List<FusedTriple> triples = Grey.BANDS.triples(infrared, colour, colour);
    assertThat(triples).hasSize(3);
    assertThat(triples.get(2).infrared().values()).containsExactly(1, 2);
    assertThat(triples.get(2).visible().values()).containsExactly(30, 31);
    FusedTriple wide = Grey.SIDE_BY_SIDE.triples(infrared, colour, colour).get(0);
    assertThat(wide.infrared().values()).containsExactly(1, 2, 1, 2, 1, 2);
    assertThat(wide.fused().values()).containsExactly(10, 11, 20, 21, 30, 31);
    assertThat(Grey.FIRST_BAND.triples(infrared, colour, colour).get(0).fused().values())
        .containsExactly(10, 11);
    assertThat(Grey.BANDS.triples(infrared, infrared, infrared)).hasSize(1);
  }

  @Test
  void sideBySideKeepsRowsTogether() {
    Image image = Image.of(2, 1, 3, SampleType.UINT8, 1, 2, 3, 4, 5, 6);
    assertThat(Grey.SIDE_BY_SIDE.triples(image, image, image).get(0).fused().values())
        .containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void scalesOtherSampleTypes() {
    Image deep = Image.of(1, 2, 1, SampleType.UINT16, 65535, 257);
    Image unit = Image.of(1, 2, 1, SampleType.FLOAT32, 0.5f, 1);
    FusedTriple triple = Grey.MATLAB.triples(deep, unit, unit).get(0);
    assertThat(triple.infrared().values()).containsExactly(new double[] {255, 1}, within(1e-12));
    assertThat(triple.visible().values()).containsExactly(127.5, 255);
  }

  @Test
  void refusesWhatIsNoImageForTheEye() {
    Image good = rgb(1, 2, 3);
    Image two = Image.of(1, 1, 2, SampleType.UINT8, 1, 2);
    Image signed = Image.of(1, 1, 1, SampleType.INT16, 1);
    Image beyond = Image.of(1, 1, 1, SampleType.FLOAT32, 1.5f);
    Image hole = Image.of(1, 1, 1, SampleType.FLOAT32, Float.NaN);
    for (Grey grey : Grey.values()) {
      for (float[] colour : new float[][] {{1.5f, 0, 0}, {1, -0.1f, 1}, {200, 200, 200}}) {
        Image wide = Image.of(1, 1, 3, SampleType.FLOAT32, colour);
        if (grey != Grey.FIRST_BAND || colour[0] > 1) {
          assertThatThrownBy(() -> grey.triples(good, wide, good))
              .as(grey + " of " + colour[0])
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("the visible image: a floating-point image holds the sample");
        }
      }
    }
    assertThatThrownBy(() -> Grey.MATLAB.triples(two, good, good))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("2 bands");
    assertThatThrownBy(() -> Grey.MATLAB.triples(good, signed, good))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("INT16");
    assertThatThrownBy(() -> Grey.FIRST_BAND.triples(good, good, beyond))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the fused image: a floating-point image holds the sample 1.5");
    assertThatThrownBy(() -> Grey.FIRST_BAND.triples(good, good, hole))
        .isInstanceOf(ImageException.class);
  }
}
