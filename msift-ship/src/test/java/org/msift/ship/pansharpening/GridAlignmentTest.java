package org.msift.ship.pansharpening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.msift.ship.plane.Plane;

class GridAlignmentTest {

  @Test
  void decimatedGridsOfEvenRatiosStandHalfAPixelFurtherOn() {
    assertThat(GridAlignment.DECIMATED.shift(2)).isEqualTo(0.5);
    assertThat(GridAlignment.DECIMATED.shift(4)).isEqualTo(0.5);
    assertThat(GridAlignment.DECIMATED.shift(3)).isZero();
    assertThat(GridAlignment.CENTRED.shift(4)).isZero();
  }

  @Test
  void aSceneNeedsOne() {
    PanScene scene =
        PanScene.of(
            List.of(new Plane(1, 1, new double[1])),
            new Plane(2, 2, new double[4]),
            Sensor.other("none", 1),
            8);
    assertThat(scene.on(GridAlignment.CENTRED).alignment()).isEqualTo(GridAlignment.CENTRED);
    assertThatThrownBy(() -> scene.on(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("alignment is missing");
  }
}
