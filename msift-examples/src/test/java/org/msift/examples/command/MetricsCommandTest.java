package org.msift.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.image.Image;
import org.msift.core.image.ImageFile;
import org.msift.core.image.NumpyFile;
import org.msift.ship.classical.ClassicalFusion;
import org.msift.ship.metric.FusionMetrics;
import org.msift.ship.metric.Grey;

/** {@code msift metrics} as users call it, with what they get wrong. */
class MetricsCommandTest {

  @TempDir private Path folder;

  private Path visible;
  private Path infrared;
  private Path fused;

  @BeforeEach
  void writeFiles() throws IOException {
    visible = Files.createDirectory(folder.resolve("vi"));
    infrared = Files.createDirectory(folder.resolve("ir"));
    fused = Files.createDirectory(folder.resolve("fused"));
    for (String name : List.of("1", "2", "3")) {
      Image colour = TestModel.image(20 + name.charAt(0) % 3, 24, 3);
      Image heat = TestModel.image(20 + name.charAt(0) % 3, 24, 1);
      ImageFile.write(visible.resolve(name + ".png"), colour);
      ImageFile.write(infrared.resolve(name + ".png"), heat);
      ImageFile.write(
          fused.resolve(name + ".tif"), ClassicalFusion.named("average").fuse(colour, heat));
    }
  }

  private Run metrics(Object... more) {
    Object[] basic = {"metrics", "--visible", visible, "--infrared", infrared, "--fused", fused};
    return Run.of(Stream.concat(Arrays.stream(basic), Arrays.stream(more)).toArray());
  }

  private Map<String, Double> scores(String name, Grey grey, String... metrics) {
    return FusionMetrics.score(
        grey.triples(
            ImageFile.read(infrared.resolve(name + ".png")),
            ImageFile.read(visible.resolve(name + ".png")),
            ImageFile.read(fused.resolve(name + ".tif"))),
        FusionMetrics.of(List.of(metrics)));
  }

  @Test
  void foldersGiveATableWithTheMeanAtItsEnd() {
    Run run = metrics("--metric", "EN,SF.VIFB");
    assertThat(run.complaints()).isEmpty();
    assertThat(run.exitCode()).isZero();
    List<String[]> lines = run.out().lines().map(line -> line.trim().split(" +")).toList();
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).containsExactly("file", "EN", "SF.VIFB");
    double sum = 0;
    for (int i = 1; i <= 3; i++) {
      double entropy = scores(Integer.toString(i), Grey.MATLAB, "EN").get("EN");
      assertThat(lines.get(i)[0]).isEqualTo(i + ".tif");
      assertThat(Double.parseDouble(lines.get(i)[1])).isEqualTo(entropy, within(5e-5));
      sum += entropy;
    }
    assertThat(lines.get(4)[0]).isEqualTo("mean");
    assertThat(Double.parseDouble(lines.get(4)[1])).isEqualTo(sum / 3, within(5e-5));
  }

  @Test
  void jsonIsOneObjectPerLineWithNumbersInFull() throws IOException {
    Run run = metrics("--json", "--metric", "SD,MI", "--grey", "bands");
    assertThat(run.exitCode()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(3);
    for (int i = 0; i < 3; i++) {
      JsonNode object = new ObjectMapper().readTree(lines.get(i));
      String name = Integer.toString(i + 1);
      assertThat(object.fieldNames()).toIterable().containsExactly("file", "SD", "MI");
      assertThat(object.get("file").asText()).isEqualTo(name + ".tif");
      Map<String, Double> expected = scores(name, Grey.BANDS, "SD", "MI");
      assertThat(object.get("SD").asDouble()).isEqualTo(expected.get("SD"));
      assertThat(object.get("MI").asDouble()).isEqualTo(expected.get("MI"));
    }
  }

  @Test
  void namesChooseTheImages() throws IOException {
    Path names = folder.resolve("part.txt");
    Files.writeString(names, "3\n1\n");
    Files.delete(fused.resolve("2.tif"));
    assertThat(metrics("--metric", "EN").exitCode()).isEqualTo(1);
    Run run = metrics("--metric", "EN", "--names", names);
    assertThat(run.complaints()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines()).hasSize(4);
  }

  @Test
  void threeFilesDoAsWell() {
    visible = visible.resolve("2.png");
    infrared = infrared.resolve("2.png");
    fused = fused.resolve("2.tif");
    Run run = metrics("--metric", "EN");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines()).hasSize(3);
  }

  @Test
  void aBadImageIsReportedAndTheOthersGoOn() throws IOException {
    Files.writeString(infrared.resolve("1.png"), "damaged");
    ImageFile.write(fused.resolve("2.tif"), TestModel.image(5, 6, 3));
    ImageFile.write(fused.resolve("lonely.png"), TestModel.image(5, 6, 3));
    Run run = metrics("--json", "--metric", "EN");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.out()).contains("3.tif");
    assertThat(run.complaints()).hasSize(3);
    assertThat(run.err())
        .contains("lonely.png has no partner", "1.png is no image", "2.tif: ", "expected one size");
  }

  @Test
  void anImageTooSmallForAMetricNamesIt() {
    Run run = metrics();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("1.tif: MS-SSIM needs images of at least 161x161");
  }

  @Test
  void anUnknownMetricListsTheKnownOnes() {
    Run run = metrics("--metric", "EN,BEAUTY");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.complaints()).hasSize(1);
    assertThat(run.err()).contains("no metric is named BEAUTY; known are EN, SD");
  }

  @Test
  void wrongUsageIsRefusedAtTheDoor() {
    assertThat(Run.of("metrics").exitCode()).isEqualTo(2);
    assertThat(Run.of("metrics").err()).contains("give --visible, --infrared and --fused, or");
    assertThat(Run.of("metrics", "--visible", visible).exitCode()).isEqualTo(2);
    assertThat(metrics("--reference", visible, "--result", fused).exitCode()).isEqualTo(2);
    visible = folder.resolve("absent");
    assertThat(metrics().err()).contains("absent does not exist");
    visible = infrared.resolve("1.png");
    assertThat(metrics().err()).contains("files and folders");
  }

  @Test
  void sharpenedImagesAreComparedWithAReference() throws IOException {
    Path truth = folder.resolve("truth.npy");
    Path result = folder.resolve("result.npy");
    float[] values = TestModel.image(40, 36, 4).samples();
    for (int i = 0; i < values.length; i++) {
      values[i] += 1;
    }
    NumpyFile.write(truth, values, 40, 36, 4);
    for (int i = 0; i < values.length; i++) {
      values[i] += i % 2 == 0 ? 1 : -1;
    }
    NumpyFile.write(result, values, 40, 36, 4);
    Run run =
        Run.of(
            "metrics",
            "--reference",
            truth,
            "--result",
            result,
            "--peak",
            1023,
            "--json",
            "--metric",
            "psnr,SAM,ERGAS");
    assertThat(run.complaints()).isEmpty();
    assertThat(run.exitCode()).isZero();
    JsonNode object = new ObjectMapper().readTree(run.out());
    assertThat(object.fieldNames()).toIterable().containsExactly("file", "PSNR", "SAM", "ERGAS");
    // The error is 1 everywhere.
    assertThat(object.get("PSNR").asDouble()).isEqualTo(20 * Math.log10(1023), within(1e-9));
    Run noPeak = Run.of("metrics", "--reference", truth, "--result", result, "--metric", "PSNR");
    assertThat(noPeak.exitCode()).isEqualTo(1);
    assertThat(noPeak.err()).contains("give --peak");
    Run unknown = Run.of("metrics", "--reference", truth, "--result", result, "--metric", "EN");
    assertThat(unknown.err()).contains("unknown metric EN; known are");
  }

  @Test
  void foldersOfSharpenedImagesGiveATable() {
    Run run =
        Run.of(
            "metrics",
            "--reference",
            visible,
            "--result",
            fused,
            "--metric",
            "PSNR,Q",
            "--ratio",
            2);
    assertThat(run.complaints()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines()).hasSize(5);
  }
}
