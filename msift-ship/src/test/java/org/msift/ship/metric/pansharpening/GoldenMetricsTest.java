package org.msift.ship.metric.pansharpening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.pansharpening.Sensor;
import org.msift.ship.pansharpening.TestPlanes;
import org.msift.ship.pansharpening.WaveScene;
import org.msift.ship.pansharpening.classical.ClassicalMethods;
import org.msift.ship.plane.Plane;
import org.msift.ship.plane.Resampling;

class GoldenMetricsTest {

  /** Values of the group's Python code, run on images made by formulas. */
  @ParameterizedTest
  @CsvSource({
    "PSNR, 45.1194434922",
    "SSIM, 0.9972373544",
    "SAM, 0.0032880796",
    "ERGAS, 0.2782531402",
    "SCC, 0.9996487044",
    "Q, 0.9984658672"
  })
  void agreesWithPythonAtReducedResolution(String name, double expected) {
    ReducedResolution images = new ReducedResolution(truth(64), result(64), 4, 255);
    assertThat(PansharpeningMetrics.reference(name).value(images))
        .isEqualTo(expected, within(5.1e-11));
  }

  @ParameterizedTest
  @CsvSource({"D_lambda, 0.0005988135", "D_s, 0.0597086580", "QNR, 0.9397282828"})
  void agreesWithPythonAtFullResolution(String name, double expected) {
    List<Plane> truth = truth(256);
    List<Plane> small = truth.stream().map(band -> Resampling.decimate(band, 4, 0)).toList();
    Plane sharp =
        TestPlanes.of(
            256,
            256,
            (y, x) -> Math.floor(truth.stream().mapToDouble(band -> band.at(y, x)).sum() / 4));
    FullResolution images =
        new FullResolution(PanScene.of(small, sharp, Sensor.GEOEYE1, 8), result(256));
    assertThat(PansharpeningMetrics.noReference(name).value(images))
        .isEqualTo(expected, within(5.1e-11));
  }

  /** Values of the toolbox's formulas, written down independently in NumPy. */
  @ParameterizedTest
  @CsvSource({
    "EXP, D_lambda.TOOLBOX, 0",
    "EXP, D_s.TOOLBOX, 0.08803914449416629",
    "EXP, QNR.TOOLBOX, 0.9119608555058337",
    "EXP, D_lambda_K, 0.035852129741376304",
    "EXP, HQNR, 0.879265116595182",
    "GSA, D_lambda.TOOLBOX, 0.017379150893750417",
    "GSA, D_s.TOOLBOX, 0.14684776741194266",
    "GSA, QNR.TOOLBOX, 0.8383251712025694",
    "GSA, D_lambda_K, 0.09895807978533255",
    "GSA, HQNR, 0.7687259258865738"
  })
  void agreesWithTheToolboxAtFullResolution(String method, String name, double expected) {
    List<Plane> result = ClassicalMethods.named(method).sharpen(WaveScene.SCENE);
    FullResolution images = new FullResolution(WaveScene.SCENE, result);
    assertThat(PansharpeningMetrics.noReference(name).value(images))
        .isEqualTo(expected, within(1e-8));
  }

  @ParameterizedTest
  @CsvSource({"SCC.TOOLBOX, 0.9468828248178381", "SAM.TOOLBOX, 0.15147265479798672"})
  void agreesWithTheToolboxAtReducedResolution(String name, double expected) {
    List<Plane> result = ClassicalMethods.named("GSA").sharpen(WaveScene.SCENE);
    ReducedResolution images = new ReducedResolution(WaveScene.SCENE.upsampled(), result, 4, 2047);
    assertThat(PansharpeningMetrics.reference(name).value(images))
        .isEqualTo(expected, within(1e-7));
  }

  private static List<Plane> truth(int side) {
    return IntStream.range(0, 4)
        .mapToObj(c -> TestPlanes.of(side, side, (y, x) -> at(c, y, x)))
        .toList();
  }

  private static double at(int c, int y, int x) {
    double waves = (60 + 10 * c) * Math.sin(0.2 * x + 0.13 * y + c) + 20 * Math.cos(0.7 * y - c);
    return clipped(Math.floor(127.5 + waves));
  }

  private static List<Plane> result(int side) {
    return IntStream.range(0, 4)
        .mapToObj(
            c ->
                TestPlanes.of(side, side, (y, x) -> clipped(at(c, y, x) + (7 * x + 3 * y) % 5 - 2)))
        .toList();
  }

  private static double clipped(double value) {
    return Math.max(0, Math.min(255, value));
  }
}
