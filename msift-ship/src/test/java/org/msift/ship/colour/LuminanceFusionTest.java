package org.msift.ship.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msift.core.image.Image;
import org.msift.core.image.ImageException;
import org.msift.core.image.SampleType;

class LuminanceFusionTest {

  private static final LuminanceFusion POLICY = new LuminanceFusion();

  @Test
  void luminanceIsTheWeightedSumOfTheColours() {
    YCrCb colour = POLICY.split("visible", pixel(SampleType.UINT8, 255, 51, 102));
    assertThat((double) colour.luminance()[0])
        .isCloseTo(0.299 + 0.587 * 0.2 + 0.114 * 0.4, within(1e-7));
  }

  @Property
  void ownLuminanceGivesTheImageBackUpToOneLevel(
      @ForAll @IntRange(max = 255) int red,
      @ForAll @IntRange(max = 255) int green,
      @ForAll @IntRange(max = 255) int blue) {
    Image image = pixel(SampleType.UINT8, red, green, blue);
    YCrCb colour = POLICY.split("visible", image);
    float[] back = POLICY.join(colour, colour.luminance()).samples();
    assertThat(back[0]).isCloseTo(red, within(1f));
    assertThat(back[1]).isCloseTo(green, within(1f));
    assertThat(back[2]).isCloseTo(blue, within(1f));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aResultHasTheBandsAndTheTypeOfTheVisibleImage(int bands) {
    for (SampleType type : SampleType.values()) {
      Image image = Image.of(1, 2, bands, type, new float[2 * bands]);
      Image joined = POLICY.join(POLICY.split("visible", image), new float[] {0.5f, 1});
      assertThat(joined.bands()).isEqualTo(bands);
      assertThat(joined.sampleType()).isEqualTo(type);
    }
  }

  @Test
  void sixteenBitsAreScaledByTheirMaximum() {
    Image grey = Image.of(1, 1, 1, SampleType.UINT16, 13107);
    YCrCb colour = POLICY.split("visible", grey);
    assertThat(colour.luminance()[0]).isCloseTo(0.2f, within(1e-7f));
    assertThat(POLICY.join(colour, new float[] {0.4f}).sample(0, 0, 0)).isEqualTo(26214);
  }

  @Test
  void theNetworksResultIsClampedBeforeColourIsAdded() {
    YCrCb colour = POLICY.split("visible", pixel(SampleType.UINT8, 0, 0, 255));
    Image bright = POLICY.join(colour, new float[] {1.5f});
    assertThat(bright).isEqualTo(POLICY.join(colour, new float[] {1}));
    assertThat(bright.sample(0, 0, 0))
        .isEqualTo((float) Math.rint(255 * (1 - 1.403 * 0.114 * 0.713)));
  }

  @Test
  void halvesAreRoundedToTheEvenLevel() {
    YCrCb colour = POLICY.split("visible", Image.of(1, 2, 1, SampleType.UINT8, 0, 0));
    Image joined = POLICY.join(colour, new float[] {2.5f / 255, 3.5f / 255});
    assertThat(joined.samples()).containsExactly(2, 4);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 5})
  void otherNumbersOfVisibleBandsAreRefused(int bands) {
    Image image = Image.of(1, 2, bands, SampleType.UINT8, new float[2 * bands]);
    assertThatThrownBy(() -> POLICY.split("street.tif", image))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("street.tif has " + bands + " bands");
  }

  @Test
  void onlyTheFirstInfraredBandCounts() {
    Image image = Image.of(1, 2, 2, SampleType.UINT8, 255, 7, 51, 9);
    assertThat(POLICY.infrared("infrared", image)).containsExactly(1f, 0.2f);
  }

  @Test
  void floatsOutsideTheUnitRangeAreRefusedWithTheRange() {
    Image image = Image.of(1, 2, 1, SampleType.FLOAT32, 0.5f, 7.5f);
    assertThatThrownBy(() -> POLICY.infrared("heat.tif", image))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("heat.tif")
        .hasMessageContaining("column 1 is 7.5, outside 0..1.0");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void samplesThatAreNotFiniteAreRefusedByName(float sample) {
    Image image = Image.of(1, 2, 1, SampleType.FLOAT32, 0.5f, sample);
    assertThatThrownBy(() -> POLICY.split("street.tif", image))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("street.tif")
        .hasMessageContaining(Float.toString(sample));
  }

  @Test
  void aDescriptionGivesThePolicyBackAndAnUnknownOneIsRefused() {
    assertThat(LuminanceFusion.of(POLICY.description())).isEqualTo(POLICY);
    assertThatThrownBy(() -> LuminanceFusion.of(Map.of("name", "average")))
        .hasMessageContaining("average")
        .hasMessageContaining("luminance");
  }

  private static Image pixel(SampleType type, float red, float green, float blue) {
    return Image.of(1, 1, 3, type, red, green, blue);
  }
}
