package org.msift.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.image.ImageFile;
import org.msift.core.image.NumpyFile;
import picocli.CommandLine;

/** {@code msift predict} on folders. */
class PredictFoldersTest {

  @TempDir private Path folder;

  private Path model;
  private Path optical;
  private Path thermal;
  private Path out;

  private void train(String task, Path data) {
    Path run = folder.resolve("run");
    Run trained =
        Run.of(
            "train",
            "--task",
            task,
            "--data",
            data,
            "--preset",
            "tiny",
            "--out",
            run,
            "--batch",
            4,
            "--epochs",
            1,
            "--quiet");
    assertThat(trained.err()).isEmpty();
    model = run.resolve("best.zip");
    optical = folder.resolve("optical");
    thermal = folder.resolve("thermal");
    out = folder.resolve("predicted");
  }

  private Run predict(Object... more) {
    return predict(Msift.commandLine(), more);
  }

  private Run predict(CommandLine commandLine, Object... more) {
    Object[] basic = {
      "predict",
      "--model",
      model,
      "--source",
      "optical=" + optical,
      "--source",
      "thermal=" + thermal,
      "--out",
      out
    };
    return Run.of(commandLine, Stream.concat(Arrays.stream(basic), Arrays.stream(more)).toArray());
  }

  private List<String> names(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void requireRefusal(Run run, String... parts) {
    assertThat(run.complaints()).as(run.err()).hasSize(1);
    assertThat(run.err()).startsWith("msift: ").contains(parts);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void everyImageIsPredicted() throws IOException {
    train("segment", new TaskFiles(folder).masks(8));
    Path shares = folder.resolve("shares");
    Run run = predict("--probabilities", shares);
    assertThat(run.complaints()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().strip()).isEqualTo("predicted 8 of 8 samples into " + out);
    assertThat(names(out)).hasSize(8).startsWith("s00.png").endsWith("s07.png");
    assertThat(ImageFile.read(out.resolve("s03.png"))).hasToString("image 16x16x3 UINT8");
    assertThat(NumpyFile.read(shares.resolve("s03.npy")).shape()).containsExactly(16, 16, 4);

    Path one = folder.resolve("one.npy");
    Object[] alone = {
      "predict",
      "--model",
      model,
      "--source",
      "optical=" + optical.resolve("s03.npy"),
      "--source",
      "thermal=" + thermal.resolve("s03.npy"),
      "--out",
      one
    };
    assertThat(Run.of(alone).exitCode()).isZero();
    assertThat(predict("--form", "npy").exitCode()).isZero();
    assertThat(out.resolve("s03.npy")).hasSameBinaryContentAs(one);
  }

  @Test
  void whatHasNoPartnerOrIsDamagedIsNamedAndTheOthersGoOn() throws IOException {
    train("image", new TaskFiles(folder).images(16));
    Files.delete(thermal.resolve("s01.npy"));
    Files.copy(optical.resolve("s02.npy"), optical.resolve("s02.mat"));
    Files.writeString(thermal.resolve("s04.npy"), "damaged");
    Files.writeString(thermal.resolve("notes.md"), "of no concern");
    Run run = predict();
    assertThat(run.exitCode()).isEqualTo(1);
    String[] lines = run.complaints().toArray(String[]::new);
    assertThat(lines).hasSize(3);
    assertThat(lines[0]).contains("s01.npy has no partner in " + thermal);
    assertThat(lines[1]).contains("s02.mat", "s02.npy", "keep one");
    assertThat(lines[2]).contains("s04.npy");
    assertThat(run.out().strip()).isEqualTo("predicted 13 of 14 samples into " + out);
    assertThat(names(out)).hasSize(13).doesNotContain("s01.txt", "s02.txt", "s04.txt");
    assertThat(Files.readString(out.resolve("s00.txt"))).contains("grey and cold");
    assertThat(predict("--form", "json", "--quiet").out()).isEmpty();
    assertThat(names(out)).hasSize(26).contains("s15.json");
  }

  @Test
  void progressComesInLinesWithoutATerminal() {
    assumeTrue(System.console() == null, "this test has a terminal");
    train("image", new TaskFiles(folder).images(16));
    CommandLine commandLine = Msift.commandLine();
    PredictCommand predict = commandLine.getSubcommands().get("predict").getCommand();
    predict.setProgressInterval(Duration.ZERO);
    Run run = predict(commandLine);
    assertThat(run.err().lines().filter(line -> line.contains(" done, "))).hasSize(15);
    assertThat(run.err()).startsWith("1 of 16 samples done, about ");
  }

  @Test
  void wrongFoldersAreNamedBeforeWorkStarts() throws IOException {
    train("image", new TaskFiles(folder).images(16));
    requireRefusal(predict("--form", "png"), "--form png", ".txt");
    requireRefusal(predict("--source", "radar=" + optical), "[optical, thermal]", "radar");
    Path other = out;
    out = optical;
    requireRefusal(predict(), "is an input", "--out");
    out = folder.resolve("image.yaml");
    requireRefusal(predict(), "image.yaml is a file", "give a folder");
    out = other;
    requireRefusal(predict("--probabilities", thermal), "is an input", "--probabilities");
    requireRefusal(predict("--probabilities", out), "--out and --probabilities are both");
    Path folders = thermal;
    thermal = folders.resolve("s00.npy");
    requireRefusal(predict(), "files and folders", "only folders");
    thermal = folder.resolve("none");
    requireRefusal(predict(), "none does not exist");
    thermal = Files.createDirectory(folder.resolve("empty"));
    Run run = predict();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(17);
    assertThat(run.err()).contains("s00.npy has no partner in " + thermal, "no files of one name");
    assertThat(out).doesNotExist();
    Run attention =
        Run.of(
            "attention",
            "--model",
            model,
            "--source",
            "optical=" + optical,
            "--source",
            "thermal=" + folders,
            "--point",
            "1,1",
            "--out",
            out);
    requireRefusal(attention, "is a folder; give a file");
  }
}
