package org.msift.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ImageTest {

  private final Image twoBands =
      Image.of(2, 3, 2, SampleType.UINT8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 255);

  @Test
  void samplesAreFoundByRowColumnAndBand() {
    assertThat(twoBands.sample(0, 2, 1)).isEqualTo(5);
    assertThat(twoBands.sample(1, 0, 0)).isEqualTo(6);
    assertThat(twoBands.sample(1, 2, 1)).isEqualTo(255);
  }

  @Test
  void positionsOutsideAreRefusedEvenWhereTheIndexWouldExist() {
    assertThatThrownBy(() -> twoBands.sample(0, 3, 0))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("row 0, column 3, band 0 is outside image 2x3x2 UINT8");
    assertThatThrownBy(() -> twoBands.band(2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void oneBandIsAnImageOfItsOwn() {
    assertThat(twoBands.band(1)).isEqualTo(Image.of(2, 3, 1, SampleType.UINT8, 1, 3, 5, 7, 9, 255));
  }

  @Test
  void bandsStackBackToTheImageTheyCameFrom() {
    assertThat(Image.stack(List.of(twoBands.band(0), twoBands.band(1)))).isEqualTo(twoBands);
  }

  @Test
  void stackingDifferentSizesOrTypesIsRefused() {
    Image other = Image.of(3, 2, 1, SampleType.UINT8, 1, 2, 3, 4, 5, 6);
    Image wide = Image.of(2, 3, 1, SampleType.UINT16, 1, 2, 3, 4, 5, 6);
    assertThatThrownBy(() -> Image.stack(List.of(twoBands, other)))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("must be the same");
    assertThatThrownBy(() -> Image.stack(List.of(twoBands, wide)))
        .isInstanceOf(ImageException.class);
    assertThatThrownBy(() -> Image.stack(List.of())).isInstanceOf(ImageException.class);
  }

  @Test
  void neitherTheGivenNorTheReturnedArrayChangesTheImage() {
    float[] given = {1, 2};
    Image image = Image.of(1, 2, 1, SampleType.UINT8, given);
    given[0] = 9;
    image.samples()[1] = 9;
    assertThat(image.samples()).containsExactly(1, 2);
  }

  @Test
  void samplesThatTheTypeCannotHoldAreRefusedByPosition() {
    assertThatThrownBy(() -> Image.of(1, 2, 2, SampleType.UINT8, 0, 1, 2, 256))
        .isInstanceOf(ImageException.class)
        .hasMessageStartingWith(
            "the sample at band 1, row 0, column 1 is 256.0, which UINT8 cannot hold");
    assertThatThrownBy(() -> Image.of(1, 1, 1, SampleType.UINT16, 0.5f))
        .isInstanceOf(ImageException.class);
    assertThatThrownBy(() -> Image.of(1, 1, 1, SampleType.INT16, -32769))
        .isInstanceOf(ImageException.class);
    assertThatThrownBy(() -> Image.of(1, 1, 1, SampleType.UINT8, Float.NaN))
        .isInstanceOf(ImageException.class);
  }

  @Test
  void sizesAndCountsThatDisagreeAreRefused() {
    assertThatThrownBy(() -> Image.of(2, 2, 1, SampleType.UINT8, 1, 2, 3))
        .isInstanceOf(ImageException.class)
        .hasMessage("3 samples for an image of 2x2x1; give height x width x bands");
    assertThatThrownBy(() -> Image.of(0, 2, 1, SampleType.UINT8))
        .isInstanceOf(ImageException.class);
    assertThatThrownBy(() -> Image.of(1 << 16, 1 << 16, 1, SampleType.UINT8))
        .isInstanceOf(ImageException.class);
  }

  @Test
  void theUnitRangeDividesByTheMaximumOfTheType() {
    assertThat(Image.of(1, 3, 1, SampleType.UINT8, 0, 51, 255).toUnitRange())
        .containsExactly(0, 0.2f, 1);
    assertThat(Image.of(1, 2, 1, SampleType.UINT16, 0, 65535).toUnitRange()).containsExactly(0, 1);
    assertThat(Image.of(1, 2, 1, SampleType.FLOAT32, 0.25f, 1).toUnitRange())
        .containsExactly(0.25f, 1);
    assertThat(Image.of(1, 2, 1, SampleType.UINT16, 0, 2047).toUnitRange(2047))
        .containsExactly(0, 1);
  }

  @Test
  void samplesOutsideTheUnitRangeAreRefused() {
    assertThatThrownBy(() -> Image.of(1, 2, 1, SampleType.FLOAT32, 0.5f, 80).toUnitRange())
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("row 0, column 1 is 80.0, outside 0..1.0");
    assertThatThrownBy(() -> Image.of(1, 1, 1, SampleType.INT16, -1).toUnitRange())
        .isInstanceOf(ImageException.class);
    assertThatThrownBy(() -> Image.of(1, 1, 1, SampleType.FLOAT32, Float.NaN).toUnitRange())
        .isInstanceOf(ImageException.class);
    assertThatThrownBy(() -> twoBands.toUnitRange(0)).isInstanceOf(ImageException.class);
  }

  @Test
  void theUnitRangeIsClampedAndRoundedHalfToEven() {
    float[] unit = {-0.1f, 0.5f / 255, 1.5f / 255, 2.5f / 255, 1.7f};
    assertThat(Image.fromUnitRange(1, 5, 1, SampleType.UINT8, unit).samples())
        .containsExactly(0, 0, 2, 2, 255);
    assertThat(Image.fromUnitRange(1, 5, 1, SampleType.FLOAT32, unit).samples())
        .containsExactly(unit);
  }

  @Test
  void everyLevelSurvivesTheUnitRange() {
    for (SampleType type : List.of(SampleType.UINT8, SampleType.UINT16)) {
      float[] levels = new float[(int) type.maximum() + 1];
      for (int i = 0; i < levels.length; i++) {
        levels[i] = i;
      }
      Image image = Image.of(1, levels.length, 1, type, levels);
      assertThat(Image.fromUnitRange(1, levels.length, 1, type, image.toUnitRange()))
          .isEqualTo(image);
    }
  }

  @Test
  void notANumberIsNeverQuantized() {
    assertThatThrownBy(
            () -> Image.fromUnitRange(1, 2, 1, SampleType.UINT8, new float[] {0, Float.NaN}))
        .isInstanceOf(ImageException.class)
        .hasMessage("the sample at band 0, row 0, column 1 is NaN; every sample must be finite");
  }

  @Test
  void theFirstSampleThatIsNotFiniteIsNamed() {
    Image image = Image.of(2, 1, 2, SampleType.FLOAT32, 1, 2, 3, Float.NEGATIVE_INFINITY);
    assertThatThrownBy(() -> image.requireFinite("dem.tif"))
        .isInstanceOf(ImageException.class)
        .hasMessage(
            "dem.tif: the sample at band 1, row 1, column 0 is -Infinity; mask or fill such samples"
                + " first");
    assertThat(twoBands.requireFinite("x")).isSameAs(twoBands);
  }

  @Test
  void samplesAreCopiedToWhereTheyAreWanted() {
    float[] destination = new float[14];
    twoBands.copyTo(destination, 2);
    assertThat(destination).startsWith(0, 0, 0, 1, 2).endsWith(10, 255);
  }
}
