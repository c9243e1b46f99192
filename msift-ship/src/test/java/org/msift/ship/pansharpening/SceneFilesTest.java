package org.msift.ship.pansharpening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.image.Image;
import org.msift.core.image.ImageException;
import org.msift.core.image.ImageFile;
import org.msift.core.image.NumpyFile;
import org.msift.core.image.SampleType;

class SceneFilesTest {

  @TempDir private Path folder;

  @Test
  void readsArraysAndImages() {
    Path array = folder.resolve("ms.npy");
    NumpyFile.write(array, new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, 1, 3, 4);
    Path image = folder.resolve("pan.tif");
    ImageFile.write(image, Image.of(2, 6, 1, SampleType.UINT16, new float[12]));
    PanScene scene = SceneFiles.read(array, image, "QB", 11);
    assertThat(scene.multispectral()).hasSize(4);
    assertThat(scene.multispectral().get(1).values()).containsExactly(2, 6, 10);
    assertThat(scene.ratio()).isEqualTo(2);
    Path bands = folder.resolve("ms.tif");
    ImageFile.write(
        bands, Image.of(1, 3, 4, SampleType.UINT16, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
    Path sharp = folder.resolve("pan.npy");
    NumpyFile.write(sharp, new float[12], 2, 6);
    assertThat(SceneFiles.read(bands, sharp, "QB", 11).multispectral().get(1).values())
        .containsExactly(2, 6, 10);
  }

  @Test
  void samplesAreStoredAsTheFileSaysAndWholeNumbersOfWideTypesIn16Bits() {
    Path image = folder.resolve("ms.tif");
    ImageFile.write(image, Image.of(2, 6, 1, SampleType.INT16, new float[12]));
    assertThat(SceneFiles.sampleType(image)).isEqualTo(SampleType.INT16);
    Path array = folder.resolve("ms.npy");
    NumpyFile.write(array, new float[] {0, 200}, 1, 2);
    assertThat(SceneFiles.sampleType(array)).isEqualTo(SampleType.UINT16);
    for (float other : new float[] {0.5f, -1, 65536}) {
      NumpyFile.write(array, new float[] {0, other}, 1, 2);
      assertThat(SceneFiles.sampleType(array)).isEqualTo(SampleType.FLOAT32);
    }
  }

  @Test
  void refusesWhatIsNoScene() {
    Path line = folder.resolve("line.npy");
    NumpyFile.write(line, new float[3], 3);
    assertThatThrownBy(() -> SceneFiles.bands(line))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("shape [3]");
    Path bands = folder.resolve("bands.npy");
    NumpyFile.write(bands, new float[8], 1, 2, 4);
    assertThatThrownBy(() -> SceneFiles.read(bands, bands, "QB", 11))
        .hasMessageContaining("a panchromatic image has one");
    assertThatThrownBy(() -> SceneFiles.bands(folder.resolve("absent.npy")))
        .isInstanceOf(ImageException.class);
  }
}
