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
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.SharedFiles;
import org.msift.core.image.ImageFile;
import org.msift.core.image.NumpyFile;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.pansharpening.SceneFiles;
import org.msift.ship.pansharpening.classical.ClassicalMethods;
import org.msift.ship.plane.Plane;

/** {@code msift compare pansharpening} as users call it, with what they get wrong. */
class ComparePansharpeningCommandTest {

  private static final int SIDE = 44;

  @TempDir private Path folder;

  private Path scene;
  private Path out;

  @BeforeEach
  void writeFiles() throws IOException {
    out = folder.resolve("out");
    scene = folder.resolve("field.yaml");
    writeImage("ms.npy", SIDE, 1, 4);
    writeImage("pan.npy", 4 * SIDE, 4, 1);
    Files.writeString(
        scene, "multispectral: ms.npy\npanchromatic: pan.npy\nsensor: QB\nbits: 11\n");
  }

  /** Waves that all bands share, and noise. */
  private void writeImage(String name, int side, int scale, int bands) {
    Random random = new Random(scale);
    float[] values = new float[side * side * bands];
    for (int i = 0; i < values.length; i++) {
      double y = (double) (i / bands / side) / scale;
      double x = (double) (i / bands % side) / scale;
      double wave = Math.sin(0.5 * y) * Math.cos(0.4 * x) + 0.3 * Math.sin(0.9 * (x + y));
      values[i] = (float) (800 + 300 * wave + 40 * (i % bands) + 20 * random.nextDouble());
    }
    NumpyFile.write(folder.resolve(name), values, side, side, bands);
  }

  private Run compare(Object... more) {
    Object[] basic = {"compare", "pansharpening", "--scenes", scene, "--out", out, "--border", 2};
    return Run.of(Stream.concat(Arrays.stream(basic), Arrays.stream(more)).toArray());
  }

  @Test
  void scenesAreSharpenedMeasuredAndShown() throws IOException {
    Run run = compare("--methods", "exp,brovey,GSA");
    assertThat(run.complaints()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Reduced resolution:", "ERGAS", "Full resolution:", "HQNR");
    // 44 is cut to 40: the ratio and blocks of 32 panchromatic pixels divide it.
    assertThat(ImageFile.read(out.resolve("sharpened/GSA/field.tif")))
        .hasToString("image 160x160x4 FLOAT32");
    assertThat(Files.readAllLines(out.resolve("reduced-scores.csv"))).hasSize(4);
    assertThat(Files.readAllLines(out.resolve("full-means.csv"))).hasSize(4);
    JsonNode root = new ObjectMapper().readTree(out.resolve("comparison.json").toFile());
    JsonNode reduced = root.at("/comparisons/reduced/methods");
    assertThat(reduced.get(2).at("/means/ERGAS").asDouble())
        .as("the method with detail is nearer to the truth")
        .isLessThan(reduced.get(0).at("/means/ERGAS").asDouble());
    assertThat(Files.readString(out.resolve("index.html")))
        .contains("field", "Brovey", "pictures/001-05-zoom.png");
    assertThat(out.resolve("pictures/001-05-zoom.png")).isRegularFile();
  }

  @Test
  void aPartOfASceneMayCountAlone() throws IOException {
    Files.writeString(
        scene,
        "multispectral: ms.npy\npanchromatic: pan.npy\nsensor: QB\nbits: 11\ncolumns: [4, 44]\n");
    Run run = compare("--methods", "exp");
    assertThat(run.complaints()).isEmpty();
    Path image = out.resolve("sharpened/EXP/field.tif");
    assertThat(ImageFile.read(image)).hasToString("image 160x160x4 FLOAT32");
    PanScene whole = SceneFiles.read(folder.resolve("ms.npy"), folder.resolve("pan.npy"), "QB", 11);
    List<Plane> expected = ClassicalMethods.named("EXP").sharpen(whole.crop(0, 4, 40, 40));
    assertThat((double) ImageFile.read(image).samples()[0])
        .isCloseTo(expected.get(0).values()[0], within(1e-3));
  }

  @Test
  void metricsMayBeChosen() throws IOException {
    Run run = compare("--methods", "exp", "--metric", "ergas,HQNR");
    assertThat(run.complaints()).isEmpty();
    assertThat(Files.readAllLines(out.resolve("reduced-scores.csv")).get(0))
        .isEqualTo("item,method,ERGAS,seconds");
    assertThat(Files.readAllLines(out.resolve("full-scores.csv")).get(0))
        .isEqualTo("item,method,HQNR,seconds");
    out = folder.resolve("one");
    assertThat(compare("--methods", "exp", "--metric", "SAM").exitCode()).isZero();
    assertThat(out.resolve("full-scores.csv")).doesNotExist();
    out = folder.resolve("none");
    assertThat(compare("--metric", "BEAUTY").err())
        .contains("unknown metric BEAUTY; known are [PSNR", "HQNR]");
    assertThat(out).doesNotExist();
  }

  @Test
  void aMatlabFileIsASceneToo() throws IOException {
    Path file = SharedFiles.require("data/pansharpening/WV3_example.mat");
    Files.writeString(scene, "scene: " + file + "\nsensor: WV3\nbits: 11\n");
    Run run =
        Run.of(
            "compare",
            "pansharpening",
            "--scenes",
            scene,
            "--out",
            out,
            "--border",
            0,
            "--methods",
            "exp,gsa");
    assertThat(run.complaints()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(ImageFile.read(out.resolve("sharpened/GSA/field.tif")))
        .hasToString("image 128x128x8 FLOAT32");
  }

  @Test
  void aBadSceneIsReportedAndTheOthersGoOn() throws IOException {
    Path other = folder.resolve("other.yaml");
    Files.writeString(other, "multispectral: ms.npy\npanchromatic: ms.npy\nsensor: QB\nbits: 8\n");
    Run run = compare("--methods", "exp", "--scenes", other);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.complaints()).hasSize(1);
    assertThat(run.err()).contains("a panchromatic image has one");
    assertThat(Files.readAllLines(out.resolve("full-scores.csv"))).hasSize(2);
  }

  @Test
  void mistakesAreNamed() throws IOException {
    assertThat(compare("--methods", "exp,magic").err())
        .contains("unknown pan-sharpening method magic; known are [EXP, Brovey");
    assertThat(compare("--methods", "exp,EXP").err()).contains("EXP is given twice");
    assertThat(compare("--border", "-1").err()).isNotEmpty();
    assertThat(compare("--scenes", scene).err()).contains("two scenes are named field");
    for (List<String> wrong :
        List.of(
            List.of("sensor: QB\nbits: 11\n", "either multispectral, panchromatic"),
            List.of(
                "multispectral: a\npanchromatic: b\nsensor: QB\nbits: 8\ncolour: green\n",
                "unknown key 'colour'; known are"),
            List.of("scene: a.mat\n", "a scene needs bits"),
            List.of("scene: a.mat\npanchromatic: b\nbits: 8\n", "and either multispectral"),
            List.of("scene: a.mat\nbits: 8\n", "a.mat"),
            List.of("scene: a.mat\nbits: 8\ncolumns: [3]\n", "columns is [3]"),
            List.of(
                "multispectral: ms.npy\npanchromatic: pan.npy\nsensor: QB\nbits: 11\ncolumns: [4, 45]\n",
                "columns is [4, 45], but the multispectral image has the columns 0 to 43"),
            List.of("", "describes no scene"),
            List.of("[", "describes no scene"))) {
      Files.writeString(scene, wrong.get(0));
      Run run = compare();
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains(wrong.get(1), "none of the 1 scenes");
    }
    scene = folder.resolve("absent.yaml");
    assertThat(compare().err()).contains("absent.yaml is no file");
    assertThat(out).doesNotExist();
  }
}
