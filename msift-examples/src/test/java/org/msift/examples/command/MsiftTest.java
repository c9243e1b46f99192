package org.msift.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msift.core.SharedFiles;
import org.msift.core.checkpoint.CheckpointFile;
import org.msift.core.checkpoint.Safetensors;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.checkpoint.Tensor;

class MsiftTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"fuse", "import", "info", "bench", "doctor", "demo"})
  void everyCommandHasHelp(String command) {
    Run run = Run.of(command, "--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("Usage: msift " + command).contains("--verbose", "--quiet");
    assertThat(Run.of("--help").out()).contains(command);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "fuze",
        "fuse",
        "fuse --modle x",
        "info",
        "import a",
        "bench ship",
        "bench resnet --size 4x4",
        "bench ship --size 4",
        "bench ship --size 8x8 --runs 3",
        "bench ship --size 8x8 --batch 0",
        "demo --steps 0",
        "demo --steps many"
      })
  void wrongUsageIsOneLineAndExitCodeTwo(String line) {
    Run run = Run.of((Object[]) (line.isEmpty() ? new String[0] : line.split(" ")));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines()).as(run.err()).hasSize(1);
    assertThat(run.err()).startsWith("msift: ").contains("--help");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aMisspeltOptionGetsASuggestion() {
    assertThat(Run.of("bench", "ship", "--size", "8x8", "--thread").err())
        .contains("did you mean --threads");
  }

  @Test
  void onlyCommandsThatComputeUseTheBackend() {
    assertThat(Msift.backendUse("doctor")).isPresent();
    assertThat(Msift.backendUse("doctor", "--help")).isEmpty();
    assertThat(Msift.backendUse("info", "file")).isEmpty();
    assertThat(Msift.backendUse("fuse")).isEmpty();
    assertThat(Msift.backendUse("--version")).isEmpty();
    assertThat(Msift.backendUse("bench", "ship", "--size", "8x8", "--threads", "3"))
        .hasValueSatisfying(use -> assertThat(use.threads()).isEqualTo(OptionalInt.of(3)));
  }

  @Test
  void importedWeightsComeBackBitByBit() {
    Path checkpoint = SharedFiles.require("golden/ship/SHIP_model.pth");
    Path zip = folder.resolve("ship.zip");
    Path safetensors = folder.resolve("ship.safetensors");
    assertThat(Run.of("import", checkpoint, zip).exitCode()).isZero();
    assertThat(Run.of("import", zip, safetensors).exitCode()).isZero();
    StateDict before = CheckpointFile.read(checkpoint);
    StateDict after = Safetensors.read(safetensors);
    assertThat(after.names()).containsExactlyElementsOf(before.names());
    before.names().forEach(name -> assertThat(after.get(name)).isEqualTo(before.get(name)));
  }

  @Test
  void infoDescribesThePublishedCheckpoint() {
    Run run = Run.of("info", SharedFiles.require("golden/ship/SHIP_model.pth"));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("PyTorch checkpoint", "484", "FLOAT32", "547,509", "5,520", "sha256:e61783e7")
        .contains("SHIP, features 16, blocks 3, order 4, channels 1");
  }

  @ParameterizedTest
  @CsvSource({"model.zip, msift model", "model.safetensors, safetensors"})
  void infoTellsTheKindsApart(String name, String kind) {
    Path file = folder.resolve(name);
    TestModel.small().write(folder.resolve("model.zip"));
    TestModel.small().writeOfficial(folder.resolve("model.safetensors"));
    assertThat(Run.of("info", file).out())
        .contains(kind, "SHIP, features 4, blocks 1, order 2, channels 1");
  }

  @Test
  void infoDescribesOtherWeightsToo() {
    Path file = folder.resolve("other.safetensors");
    Safetensors.write(
        file, StateDict.builder().put("conv.weight", Tensor.ofFloats(new float[6], 6)).build());
    Run run = Run.of("info", file);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("not usable: is not a SHIP network");
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing.pth", "", "text.txt"})
  void infoOfWhatIsNoCheckpointIsOneLine(String name) throws Exception {
    Files.writeString(folder.resolve("text.txt"), "text");
    Run run = Run.of("info", folder.resolve(name));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void importRefusesOtherFormatsAndItsOwnInput() {
    Path zip = folder.resolve("model.zip");
    TestModel.small().write(zip);
    assertThat(Run.of("import", zip, folder.resolve("model.onnx")).err()).contains(".safetensors");
    assertThat(Run.of("import", zip, zip).err()).contains("is the input");
  }

  @Test
  void benchPrintsOneJsonObjectPerLine() {
    Run run = Run.of("bench", "ship", "--size", "8x8", "--train", "--json");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("{\"name\":\"ship ") && line.endsWith("}"));
  }

  @Test
  void doctorShowsTheBackend() {
    Run run = Run.of("doctor");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("ND4J", "oneDNN", "threads");
  }

  @Test
  void demoWritesItsPageAndAModelThatFuseReads() {
    Path out = folder.resolve("demo");
    Run run = Run.of("demo", "--quiet", "--out", out, "--steps", "2");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.out()).contains("index.html");
    assertThat(out.resolve("index.html"))
        .content()
        .contains("Both sources", "Optical alone", "Thermal alone", "Guessing", "SHIP");
    for (String file :
        new String[] {"classes.png", "visible.png", "infrared.png", "fused.png", "loss.png"}) {
      assertThat(out.resolve(file)).isNotEmptyFile();
    }
    assertThat(
            Run.of(
                    "fuse",
                    "--model",
                    out.resolve("model.zip"),
                    "--visible",
                    out.resolve("visible.png"),
                    "--infrared",
                    out.resolve("infrared.png"),
                    "--out",
                    folder.resolve("again.png"))
                .exitCode())
        .isZero();
    assertThat(folder.resolve("again.png")).hasSameBinaryContentAs(out.resolve("fused.png"));
  }
}
