package org.msift.ship.pansharpening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.msift.ship.plane.Plane;

class PanSceneTest {

  private static final Sensor ONE = Sensor.other("one", 1);

  @Test
  void derivesRatioAndPeak() {
    PanScene scene = scene(TestPlanes.waves(2, 3), TestPlanes.waves(12, 18));
    assertThat(scene.ratio()).isEqualTo(6);
    assertThat(scene.peak()).isEqualTo(2047);
    assertThat(scene.upsampled().get(0).width()).isEqualTo(18);
  }

  @Test
  void onePixelIsAScene() {
    assertThat(scene(TestPlanes.waves(1, 1), TestPlanes.waves(4, 4)).ratio()).isEqualTo(4);
  }

  @Test
  void refusesWhatDoesNotFit() {
    Plane band = TestPlanes.waves(4, 4);
    assertThatThrownBy(() -> scene(band, TestPlanes.waves(10, 10)))
        .hasMessageContaining("10x10 for bands of 4x4");
    assertThatThrownBy(() -> scene(band, TestPlanes.waves(8, 16)))
        .hasMessageContaining("8x16 for bands of 4x4");
    assertThatThrownBy(() -> scene(band, band)).hasMessageContaining("2 or more");
    assertThatThrownBy(() -> scene(band, TestPlanes.waves(1, 1))).hasMessageContaining("1x1");
    Plane sharp = TestPlanes.waves(8, 8);
    assertThatThrownBy(() -> PanScene.of(List.of(), sharp, ONE, 8))
        .hasMessageContaining("no bands");
    assertThatThrownBy(() -> PanScene.of(List.of(band, band), sharp, ONE, 8))
        .hasMessageContaining("2 bands, but one has gains of 1");
    assertThatThrownBy(() -> PanScene.of(List.of(band, sharp), sharp, Sensor.other("two", 2), 8))
        .hasMessageContaining("4x4 and 8x8");
    assertThatThrownBy(() -> PanScene.of(List.of(band), sharp, ONE, 0))
        .hasMessageContaining("0 bits");
  }

  @Test
  void refusesSamplesThatAreNotOfTheirBits() {
    Plane band = TestPlanes.of(2, 2, (y, x) -> 2047);
    Plane sharp = TestPlanes.of(4, 4, (y, x) -> 300);
    assertThatThrownBy(() -> PanScene.of(List.of(band), sharp, ONE, 8))
        .hasMessageContaining("a sample is 2047.0, but samples of 8 bits reach 255.0");
    Plane overshooting = TestPlanes.of(2, 2, (y, x) -> 280);
    assertThat(PanScene.of(List.of(overshooting), sharp, ONE, 8).peak()).isEqualTo(255);
  }

  @Test
  void namesTheSampleThatIsNoNumber() {
    Plane band = TestPlanes.of(4, 4, (y, x) -> y == 2 && x == 1 ? Double.NaN : 1);
    assertThatThrownBy(() -> scene(band, TestPlanes.waves(8, 8)))
        .hasMessageContaining("band 0: the sample at row 2, column 1 is NaN");
    assertThatThrownBy(() -> scene(TestPlanes.waves(2, 2), band))
        .hasMessageContaining("panchromatic image: the sample at row 2, column 1");
  }

  @Test
  void cropsBothImages() {
    Plane band = TestPlanes.of(6, 6, (y, x) -> 10 * y + x);
    Plane sharp = TestPlanes.of(12, 12, (y, x) -> 100 * y + x);
    PanScene part = scene(band, sharp).crop(1, 2, 3, 4);
    assertThat(part.multispectral().get(0).at(0, 0)).isEqualTo(12);
    assertThat(part.panchromatic().at(0, 0)).isEqualTo(204);
    assertThat(part.panchromatic().height()).isEqualTo(6);
    assertThatThrownBy(() -> part.crop(0, 0, 4, 4)).hasMessageContaining("within 3x4");
  }

  @Test
  void knowsSensors() {
    assertThat(Sensor.named("WV2", 8).gains()).hasSize(8).contains(0.27);
    assertThat(Sensor.named("geoeye1", 4)).isEqualTo(Sensor.named("GE1", 4));
    assertThat(Sensor.named("Landsat8", 10).gains()).hasSize(10).containsOnly(0.3);
    assertThat(Sensor.WORLDVIEW2.select(1, 2, 4, 7).gains())
        .containsExactly(0.35, 0.35, 0.35, 0.27);
    assertThatThrownBy(() -> Sensor.named("SPOT", 4)).hasMessageContaining("IKONOS");
    assertThatThrownBy(() -> Sensor.named("WV2", 4)).hasMessageContaining("gains of 8");
    assertThatThrownBy(() -> Sensor.of("mine", 0.2, 0.3, 1.2)).hasMessageContaining("1.2");
    assertThatThrownBy(() -> Sensor.WORLDVIEW2.select(8)).hasMessageContaining("no band 8");
  }

  private static PanScene scene(Plane band, Plane sharp) {
    return PanScene.of(List.of(band), sharp, ONE, 11);
  }
}
