package org.msift.ship.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.msift.core.image.Image;
import org.msift.core.image.ImageException;
import org.msift.core.image.SampleType;

class ClassicalFusionTest {

  private static Image image(int height, int width, int bands) {
    Random random = new Random(bands);
    float[] samples = new float[height * width * bands];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = random.nextInt(256);
    }
    return Image.of(height, width, bands, SampleType.UINT8, samples);
  }

  static List<String> names() {
    return FusionMethods.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void aGreyImageFusedWithItselfComesBackBitForBit(String name) {
    Image grey = image(13, 18, 1);
    assertThat(ClassicalFusion.named(name).fuse(grey, grey)).isEqualTo(grey);
    Image pixel = image(1, 1, 1);
    assertThat(ClassicalFusion.named(name).fuse(pixel, pixel)).isEqualTo(pixel);
  }

  @Test
  void theColourIsThatOfTheVisibleImage() {
    float[] red = {200, 50, 50};
    Image visible = Image.of(1, 1, 3, SampleType.UINT8, red);
    // Luminance 0.299 * 200 + 0.701 * 50 = 94.85; the mean with 134.85 is 20 more.
    Image infrared = Image.of(1, 1, 1, SampleType.FLOAT32, new float[] {134.85f / 255});
    Image fused = ClassicalFusion.named("average").fuse(visible, infrared);
    assertThat(fused.samples()).containsExactly(220, 70, 70);
  }

  @ParameterizedTest
  @EnumSource(
      value = SampleType.class,
      names = {"UINT8", "UINT16", "FLOAT32"})
  void theResultHasTypeAndBandsOfTheVisibleImage(SampleType type) {
    Image eight = image(6, 7, 3);
    Image visible = Image.fromUnitRange(6, 7, 3, type, eight.toUnitRange());
    Image fused = ClassicalFusion.named("wavelet").fuse(visible, image(6, 7, 2));
    assertThat(fused.sampleType()).isEqualTo(type);
    assertThat(fused.bands()).isEqualTo(3);
    assertThat(fused.toUnitRange()).hasSize(6 * 7 * 3);
  }

  @Test
  void badImagesAreRefused() {
    ClassicalFusion fusion = ClassicalFusion.named("maximum");
    assertThatThrownBy(() -> fusion.fuse(image(4, 5, 1), image(5, 4, 1)))
        .isInstanceOf(ImageException.class)
        .hasMessageContainingAll("4x5", "5x4", "register");
    assertThatThrownBy(() -> fusion.fuse(image(4, 5, 2), image(4, 5, 1)))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("the visible image has 2 bands");
    Image bad = Image.of(1, 1, 1, SampleType.FLOAT32, new float[] {1.5f});
    assertThatThrownBy(() -> fusion.fuse(bad, bad))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("1.5, outside 0..1");
    assertThatThrownBy(() -> ClassicalFusion.named("mean"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("known are average");
  }
}
