package org.msift.ship.pansharpening.classical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msift.core.SharedFiles;
import org.msift.ship.metric.pansharpening.PansharpeningMetrics;
import org.msift.ship.metric.pansharpening.ReducedResolution;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.pansharpening.ReducedScene;
import org.msift.ship.pansharpening.SceneFiles;
import org.msift.ship.pansharpening.WaldSimulation;

/** What must hold on satellite images, whatever the last digits are. */
class RealScenesTest {

  @ParameterizedTest
  @CsvSource({
    "WV2, WV2, 11, Brovey GIHS PCA GS GSA SFIM MTF-GLP MTF-GLP-HPM BDSD",
    // Vegetation: methods that match deviations without asking for correlation inject too much.
    "GE1, GeoEye1, 8, Brovey GIHS GS GSA BDSD"
  })
  void methodsAddDetail(String name, String sensor, int bits, String lowerError) {
    ReducedScene reduced = WaldSimulation.MTF_MATCHED.reduce(scene(name, sensor, bits));
    Map<String, Double> error = new HashMap<>();
    Map<String, Double> quality = new HashMap<>();
    for (PansharpeningMethod method : ClassicalMethods.all()) {
      PanScene scene = reduced.scene();
      ReducedResolution images =
          new ReducedResolution(
                  reduced.reference(), method.sharpen(scene), scene.ratio(), scene.peak())
              .cropped(21);
      error.put(method.name(), PansharpeningMetrics.reference("ERGAS").value(images));
      quality.put(method.name(), PansharpeningMetrics.reference("Q2n").value(images));
    }
    for (String method : List.of("GSA", "MTF-GLP", "BDSD", "SFIM")) {
      assertThat(quality.get(method)).as(method).isGreaterThan(quality.get("EXP"));
    }
    for (String method : lowerError.split(" ")) {
      assertThat(error.get(method)).as(method).isLessThan(error.get("EXP"));
    }
    assertThat(error.get("GSA")).isLessThan(error.get("GS"));
  }

  private static PanScene scene(String name, String sensor, int bits) {
    String folder = "data/pansharpening/";
    PanScene scene =
        SceneFiles.read(
            SharedFiles.require(folder + name + "_ms.npy"),
            SharedFiles.require(folder + name + "_pan.npy"),
            sensor,
            bits);
    return scene.crop(0, 0, 128, 128);
  }
}
