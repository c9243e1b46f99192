package org.msift.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.image.Image;
import org.msift.core.image.ImageFile;
import org.msift.core.image.SampleType;
import org.msift.ship.ShipModel;

/** {@code msift train --task fuse} as users call it, with what they get wrong. */
class FusionTrainingCommandTest {

  @TempDir private Path folder;

  private Path visible;
  private Path infrared;
  private Path out;

  @BeforeEach
  void writePairs() throws IOException {
    visible = Files.createDirectories(folder.resolve("visible"));
    infrared = Files.createDirectories(folder.resolve("infrared"));
    out = folder.resolve("run");
    for (int i = 0; i < 4; i++) {
      ImageFile.write(visible.resolve("p" + i + ".png"), TestModel.image(14, 15, 3));
      ImageFile.write(infrared.resolve("p" + i + ".png"), TestModel.image(14, 15, 1));
    }
  }

  private Run train(Object... more) {
    Object[] basic = {
      "train", "--task", "fuse", "--out", out, "--visible", visible, "--infrared", infrared
    };
    return Run.of(Stream.concat(Arrays.stream(basic), Arrays.stream(more)).toArray());
  }

  private static Object[] small(int iterations) {
    return new Object[] {
      "--set",
      "features=4",
      "--set",
      "blocks=1",
      "--set",
      "order=2",
      "--set",
      "crop=12",
      "--set",
      "repeats=3",
      "--set",
      "validation=0.25",
      "--set",
      "validateEvery=1",
      "--batch",
      2,
      "--set",
      "iterations=" + iterations
    };
  }

  @Test
  void trainsAModelThatFuses() {
    Run run = train(small(2));
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("2 pairs to learn from, 1 to validate, 1 held back");
    for (String file :
        new String[] {"best.zip", "last.zip", "history.csv", "loss.png", "index.html"}) {
      assertThat(out.resolve(file)).isNotEmptyFile();
    }
    assertThat(out.resolve("index.html")).content().contains("fused", "held back");
    Path fused = folder.resolve("fused.png");
    Run fuse =
        Run.of(
            "fuse",
            "--model",
            out.resolve("best.zip"),
            "--visible",
            visible.resolve("p0.png"),
            "--infrared",
            infrared.resolve("p0.png"),
            "--out",
            fused);
    assertThat(fuse.exitCode()).isZero();
    assertThat(fused).isNotEmptyFile();
  }

  @Test
  void pairsOfFloatsAreShownToo() {
    for (int i = 0; i < 4; i++) {
      for (Path image : new Path[] {visible.resolve("p" + i), infrared.resolve("p" + i)}) {
        Image bytes = ImageFile.read(Path.of(image + ".png"));
        Image floats =
            Image.of(
                bytes.height(),
                bytes.width(),
                bytes.bands(),
                SampleType.FLOAT32,
                bytes.toUnitRange());
        assertThat(image.resolveSibling(image.getFileName() + ".png").toFile().delete()).isTrue();
        ImageFile.write(Path.of(image + ".tif"), floats);
      }
    }
    Run run = train(small(1));
    assertThat(run.complaints()).isEmpty();
    assertThat(out.resolve("index.html")).content().contains("-fused.png");
  }

  @Test
  void beginsWithAModelAndResumes() {
    assertThat(train(small(1)).exitCode()).isZero();
    Path first = out.resolve("last.zip");
    out = folder.resolve("second");
    Object[] more = Stream.concat(Arrays.stream(small(1)), Stream.of("--weights", first)).toArray();
    assertThat(train(more).exitCode()).isZero();
    assertThat(out.resolve("provenance.json")).content().contains("network");
    Object[] again = Stream.concat(Arrays.stream(more), Stream.of("--resume")).toArray();
    assertThat(train(again).exitCode()).isZero();
  }

  @Test
  void beginsWithTheWeightsOfTheLibrary() {
    Object[] one = {
      "--weights",
      "ship",
      "--set",
      "crop=12",
      "--set",
      "iterations=1",
      "--set",
      "validateEvery=1",
      "--set",
      "learningRate=0",
      "--set",
      "validation=0.25"
    };
    assertThat(train(one).complaints()).isEmpty();
    ShipModel pretrained = ShipModel.pretrained();
    assertThat(out.resolve("provenance.json")).content().contains(pretrained.hash());
    String name = pretrained.weights().names().iterator().next();
    float[] before = pretrained.weights().get(name).toFloats();
    float[] after = ShipModel.read(out.resolve("last.zip")).weights().get(name).toFloats();
    for (int i = 0; i < before.length; i++) {
      assertThat(after[i]).isCloseTo(before[i], within(1e-6f));
    }
  }

  @Test
  void namesWhatIsWrong() throws IOException {
    requireFailure(train("--set", "crp=3"), "no setting crp", "crop");
    requireFailure(train("--set", "crop=20"), "too small for crops of 20");
    requireFailure(train("--preset", "tiny"), "no preset tiny", "ship");
    requireFailure(train("--data", "x.yaml"), "needs --visible and --infrared");
    requireFailure(train("--weights", "none.zip"), "none.zip");
    requireFailure(train("--mask", folder.resolve("masks")), "masks is no folder");
    Files.createDirectories(folder.resolve("masks"));
    ImageFile.write(folder.resolve("masks/p0.png"), TestModel.image(14, 15, 1));
    requireFailure(train("--mask", folder.resolve("masks")), "p1.png has no partner", "masks");
    Files.delete(infrared.resolve("p3.png"));
    requireFailure(train(), "p3.png has no partner");
  }

  private void requireFailure(Run run, String... parts) {
    assertThat(run.err().lines()).as(run.err()).hasSize(1);
    assertThat(run.err()).startsWith("msift: ").contains(parts);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(out).doesNotExist();
  }
}
