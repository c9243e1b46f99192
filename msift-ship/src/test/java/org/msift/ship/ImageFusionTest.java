package org.msift.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.graph.GraphSettings;
import org.msift.core.image.Image;
import org.msift.core.image.ImageException;
import org.msift.core.image.ImageFile;
import org.msift.core.image.SampleType;

class ImageFusionTest {

  private static ImageFusion fusion;

  @BeforeAll
  static void open() {
    fusion = SmallShip.fusion();
  }

  @AfterAll
  static void close() {
    fusion.close();
  }

  @Test
  void greyGivesGreyAndColourGivesColour() {
    Image infrared = SmallShip.image(9, 14, 1, 1);
    Image grey = fusion.fuse(SmallShip.image(9, 14, 1, 2), infrared);
    Image colour = fusion.fuse(SmallShip.image(9, 14, 3, 3), infrared);
    assertThat(grey).hasToString("image 9x14x1 UINT8");
    assertThat(colour).hasToString("image 9x14x3 UINT8");
  }

  @Test
  void aFloatImageInTheUnitRangeGivesFloats() {
    Image bytes = SmallShip.image(6, 5, 3, 1);
    Image floats = Image.of(6, 5, 3, SampleType.FLOAT32, bytes.toUnitRange());
    Image infrared = SmallShip.image(6, 5, 1, 2);
    Image fused = fusion.fuse(floats, infrared);
    assertThat(fused.sampleType()).isEqualTo(SampleType.FLOAT32);
    Image quantized = Image.fromUnitRange(6, 5, 3, SampleType.UINT8, fused.samples());
    assertThat(quantized).isEqualTo(fusion.fuse(bytes, infrared));
  }

  @Test
  void theSamePairGivesTheSameBitsAgain() {
    Image visible = SmallShip.image(17, 23, 3, 1);
    Image infrared = SmallShip.image(17, 23, 1, 2);
    float[] first = fusion.fuseWithLuminance(visible, infrared).luminance();
    fusion.fuse(SmallShip.image(8, 8, 1, 3), SmallShip.image(8, 8, 1, 4));
    try (ImageFusion other = SmallShip.fusion()) {
      assertThat(other.fuseWithLuminance(visible, infrared).luminance()).containsExactly(first);
    }
    assertThat(fusion.fuseWithLuminance(visible, infrared).luminance()).containsExactly(first);
  }

  @Test
  void theImageIsTheBoundedLuminance() {
    Image visible = SmallShip.image(7, 9, 1, 1);
    Fusion result = fusion.fuseWithLuminance(visible, SmallShip.image(7, 9, 1, 2));
    assertThat(Image.fromUnitRange(7, 9, 1, SampleType.UINT8, result.luminance()))
        .isEqualTo(result.image());
  }

  @Test
  void aBatchGivesWhatItsPairsGiveOneByOne() {
    List<Image> visible = List.of(image(1), image(2), image(3));
    List<Image> infrared = List.of(image(4), image(5), image(6));
    List<Image> batch = fusion.fuse(visible, infrared);
    for (int i = 0; i < 3; i++) {
      Image single = fusion.fuse(visible.get(i), infrared.get(i));
      assertThat(batch.get(i).samples()).containsExactly(single.samples(), within(1f));
    }
    assertThat(fusion.fuse(List.of(), List.of())).isEmpty();
  }

  @Test
  void aBatchOfUnequalSizesOrNumbersIsRefused() {
    List<Image> mixed = List.of(image(1), SmallShip.image(9, 11, 1, 2));
    assertThatThrownBy(() -> fusion.fuse(mixed, mixed))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("one height");
    assertThatThrownBy(() -> fusion.fuse(mixed, List.of(image(3))))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("2 visible and 1 infrared");
  }

  @Test
  void fourThreadsGiveTheBytesOfOne() throws Exception {
    List<Image> alone =
        IntStream.range(0, 12).mapToObj(i -> fusion.fuse(image(i), image(i + 50))).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (ImageFusion shared = SmallShip.fusion(FusionOptions.DEFAULT.withPasses(3))) {
      List<Future<Image>> together =
          IntStream.range(0, 12)
              .mapToObj(i -> threads.submit(() -> shared.fuse(image(i), image(i + 50))))
              .toList();
      for (int i = 0; i < alone.size(); i++) {
        assertThat(together.get(i).get()).isEqualTo(alone.get(i));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void sizesThatDifferAreRefusedWithTheOptionNamed() {
    Image infrared = SmallShip.image(4, 6, 1, 2);
    assertThatThrownBy(() -> fusion.fuse(image(1), infrared))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("8x12")
        .hasMessageContaining("4x6")
        .hasMessageContaining("resize");
  }

  @Test
  void resizingFitsTheInfraredImageToTheVisibleOne() {
    Image flat = Image.of(4, 6, 1, SampleType.UINT8, constant(24, 51));
    Image fitting = Image.of(8, 12, 1, SampleType.UINT8, constant(96, 51));
    try (ImageFusion resizing = SmallShip.fusion(FusionOptions.DEFAULT.withResize(true))) {
      assertThat(resizing.fuse(image(1), flat)).isEqualTo(fusion.fuse(image(1), fitting));
    }
  }

  @Test
  void aSinglePixelIsRefusedAndTwoAreFused() {
    Image one = SmallShip.image(1, 1, 3, 1);
    assertThatThrownBy(() -> fusion.fuse(one, one))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("one pixel");
    Image two = SmallShip.image(1, 2, 3, 1);
    assertThat(fusion.fuse(two, two)).hasToString("image 1x2x3 UINT8");
  }

  @Test
  void filesAreFusedIntoAFileAndNamedInMessages(@TempDir Path folder) {
    Path visible = folder.resolve("visible.png");
    Path infrared = folder.resolve("infrared.png");
    Path fused = folder.resolve("new").resolve("fused.png");
    ImageFile.write(visible, image(1));
    ImageFile.write(infrared, image(2));
    fusion.fuse(visible, infrared, fused);
    assertThat(ImageFile.read(fused)).isEqualTo(fusion.fuse(image(1), image(2)));
    ImageFile.write(infrared, SmallShip.image(3, 3, 1, 1));
    assertThatThrownBy(() -> fusion.fuse(visible, infrared))
        .hasMessageContaining(visible.toString())
        .hasMessageContaining(infrared.toString());
  }

  @Test
  void useAfterCloseIsAnError() {
    ImageFusion closed = SmallShip.fusion();
    closed.fuse(image(1), image(2));
    closed.close();
    closed.close();
    assertThatThrownBy(() -> closed.fuse(image(1), image(2)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void aNetworkOfSeveralVisibleChannelsIsRefused() {
    ShipFusion colour = ShipFusion.builder().features(4).blocks(1).order(1).channels(3).build();
    ShipModel model =
        ShipModel.of(colour, colour.stateDict(colour.inferenceGraph(GraphSettings.of(1))));
    assertThatThrownBy(() -> ImageFusion.of(model, FusionOptions.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3");
  }

  private static Image image(long seed) {
    return SmallShip.image(8, 12, 1, seed);
  }

  private static float[] constant(int count, float value) {
    float[] samples = new float[count];
    Arrays.fill(samples, value);
    return samples;
  }
}
