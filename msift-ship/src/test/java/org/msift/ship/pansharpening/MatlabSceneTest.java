package org.msift.ship.pansharpening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msift.core.SharedFiles;
import org.msift.core.image.ImageException;
import org.msift.core.image.SampleType;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sinks;

class MatlabSceneTest {

  @TempDir private Path folder;

  private final Map<String, Array> variables = new HashMap<>();

  @BeforeEach
  void aSoundScene() {
    variables.put("I_MS", counting(2, 3, 4));
    variables.put("I_PAN", counting(4, 6));
    variables.put("ratio", Mat5.newScalar(2));
    variables.put("sensor", Mat5.newString("GeoEye1"));
  }

  @Test
  void readsASceneAndItsSensor() throws IOException {
    PanScene scene = SceneFiles.read(file(), 8);
    // Row, column, band: the first axis counts fastest in the file.
    assertThat(scene.multispectral()).hasSize(4);
    assertThat(scene.multispectral().get(0).values()).containsExactly(0, 2, 4, 1, 3, 5);
    assertThat(scene.multispectral().get(3).values()).containsExactly(18, 20, 22, 19, 21, 23);
    assertThat(scene.panchromatic().at(1, 2)).isEqualTo(9);
    assertThat(scene.sensor()).isEqualTo(Sensor.GEOEYE1);
    assertThat(scene.peak()).isEqualTo(255);
    assertThat(SceneFiles.read(file(), "QB", 11).sensor()).isEqualTo(Sensor.QUICKBIRD);
  }

  @Test
  void ratioAndSensorMayBeAbsent() throws IOException {
    variables.remove("ratio");
    variables.remove("sensor");
    assertThat(SceneFiles.read(file(), "IKONOS", 11).ratio()).isEqualTo(2);
    assertThatThrownBy(() -> SceneFiles.read(file(), 11))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("no variable sensor")
        .hasMessageContaining("give the sensor's name");
  }

  @Test
  void coarseBandsGoBeforeEnlargedOnes() throws IOException {
    variables.put("I_MS_LR", variables.put("I_MS", counting(4, 6, 4)));
    assertThat(SceneFiles.read(file(), 8).height()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"I_MS, h x w x B", "I_PAN, H x W"})
  void aMissingImageIsNamed(String name, String cure) throws IOException {
    variables.remove(name);
    assertThatThrownBy(() -> SceneFiles.read(file(), 8))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("no variable " + name)
        .hasMessageContaining(cure);
  }

  @Test
  void wrongShapesAreNamed() throws IOException {
    variables.put("I_PAN", counting(4, 6, 2));
    refuses("I_PAN has 2 bands");
    variables.put("I_PAN", counting(4, 5));
    refuses("4x5 for bands of 2x3");
    variables.put("I_PAN", Mat5.newString("no image"));
    refuses("I_PAN is no matrix of numbers");
    aSoundScene();
    variables.put("I_MS", Mat5.newMatrix(new int[] {0, 3, 4}));
    refuses("I_MS is 0x3x4");
    variables.put("I_MS", counting(2, 3, 5));
    refuses("5 bands, but GeoEye1 has gains of 4");
  }

  @Test
  void anotherRatioThanTheFilesIsNamed() throws IOException {
    variables.put("ratio", Mat5.newScalar(4));
    refuses("the images' ratio is 2, its variable ratio says 4.0");
    variables.put("ratio", counting(1, 2));
    refuses("ratio holds 2 values");
    variables.put("ratio", Mat5.newString("2"));
    refuses("ratio is no matrix of numbers");
  }

  @Test
  void otherSensorsAreNamed() throws IOException {
    variables.put("sensor", Mat5.newString("Pleiades"));
    refuses("unknown sensor Pleiades");
    variables.put("sensor", Mat5.newScalar(1));
    refuses("sensor is no text");
  }

  @ParameterizedTest
  @CsvSource({
    "GE1, 8, 320, 4, 4, UINT8",
    "landsat8_train, 16, 256, 10, 2, UINT16",
    "landsat8_val, 16, 256, 10, 2, UINT16"
  })
  void readsRealScenes(
      String name, int bits, int side, int bands, int ratio, SampleType sampleType) {
    assertThat(SceneFiles.sampleType(shared(name + ".mat"))).isEqualTo(sampleType);
    PanScene scene = SceneFiles.read(shared(name + ".mat"), bits);
    assertThat(scene.multispectral()).hasSize(bands);
    assertThat(scene.height()).isEqualTo(side);
    assertThat(scene.ratio()).isEqualTo(ratio);
  }

  @Test
  void aRealFileIsThatOfItsArrays() {
    PanScene scene = SceneFiles.read(shared("GE1.mat"), 8);
    PanScene arrays = SceneFiles.read(shared("GE1_ms.npy"), shared("GE1_pan.npy"), "GE1", 8);
    assertThat(scene.panchromatic().values()).isEqualTo(arrays.panchromatic().values());
    for (int band = 0; band < 4; band++) {
      assertThat(scene.multispectral().get(band).values())
          .isEqualTo(arrays.multispectral().get(band).values());
    }
  }

  @Test
  void readsARealFileWithoutRatioAndSensor() {
    PanScene scene = SceneFiles.read(shared("WV3_example.mat"), "WV3", 11);
    assertThat(scene.multispectral()).hasSize(8);
    assertThat(scene.height()).isEqualTo(32);
    assertThat(scene.ratio()).isEqualTo(4);
  }

  @Test
  void readsARealPairOfImages() {
    PanScene scene =
        SceneFiles.read(
            shared("sdpnet/test_imgs/ms/1.tif"), shared("sdpnet/test_imgs/pan/1.png"), "QB", 8);
    assertThat(scene.multispectral()).hasSize(4);
    assertThat(scene.height()).isEqualTo(66);
    assertThat(scene.ratio()).isEqualTo(4);
  }

  private static Path shared(String name) {
    return SharedFiles.require("data/pansharpening/" + name);
  }

  private void refuses(String message) throws IOException {
    Path file = file();
    assertThatThrownBy(() -> SceneFiles.read(file, 8))
        .isInstanceOfAny(ImageException.class, IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  /** An array of the numbers 0, 1, 2 ... in the order of the file. */
  private static Matrix counting(int... size) {
    Matrix matrix = Mat5.newMatrix(size);
    for (int i = 0; i < matrix.getNumElements(); i++) {
      matrix.setDouble(i, i);
    }
    return matrix;
  }

  private Path file() throws IOException {
    // Closing it would take the numbers of the arrays, which are written again.
    Mat5File content = Mat5.newMatFile();
    variables.forEach(content::addArray);
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    content.writeTo(Sinks.wrap(bytes));
    return Files.write(folder.resolve("scene.mat"), Arrays.copyOf(bytes.array(), bytes.position()));
  }
}
