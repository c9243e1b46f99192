package org.msift.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.image.NumpyFile;

/** What users get wrong is told in one line before training starts, and leaves no run folder. */
class TaskMistakesTest {

  @TempDir private Path folder;

  private TaskFiles files;
  private Path data;
  private Path out;

  @BeforeEach
  void write() {
    files = new TaskFiles(folder);
    data = files.images(16);
    out = folder.resolve("run");
  }

  private Run train(Object... more) {
    Object[] basic = {"train", "--task", "image", "--data", data, "--out", out};
    return Run.of(Stream.concat(Arrays.stream(basic), Arrays.stream(more)).toArray());
  }

  private void requireFailure(Run run, int code, String... parts) {
    assertThat(run.err().lines()).as(run.err()).hasSize(1);
    assertThat(run.err()).startsWith("msift: ").contains(parts);
    assertThat(run.exitCode()).isEqualTo(code);
    assertThat(out).doesNotExist();
  }

  private void change(String from, String to) throws IOException {
    String text = Files.readString(data);
    assertThat(text).contains(from);
    Files.writeString(data, text.replace(from, to));
  }

  @Test
  void namesWrongKeys() throws IOException {
    requireFailure(train("--preset", "tiny", "--set", "dept=3"), 1, "no setting dept", "depth");
    requireFailure(train("--preset", "tiny", "--set", "depth=x"), 1, "depth");
    requireFailure(train("--preset", "tiny", "--set", "batch=x"), 1, "batch=x");
    requireFailure(train("--preset", "tiny", "--epochs", 0), 1, "epochs is 0");
    requireFailure(
        train("--preset", "tiny", "--batch", 2, "--set", "batch=3"), 1, "batch is given twice");
    requireFailure(train("--preset", "huge"), 1, "no preset 'huge'", "tiny");
    requireFailure(train("--preset", "msift.houston2013"), 1, "msift.houston2013", "IMAGE");
    change("method: group", "methd: group");
    requireFailure(train("--preset", "tiny"), 1, "methd", "method");
  }

  @Test
  void namesWrongUsage() {
    requireFailure(train(), 1, "needs --preset", "tiny");
    requireFailure(train("--preset", "tiny", "--optimiser", "rmsprop"), 2, "rmsprop");
    requireFailure(train("--preset", "tiny", "--set", "depth"), 2, "depth");
  }

  @Test
  void namesMissingFiles() throws IOException {
    Path gone = files.source("thermal", 5);
    Files.delete(gone);
    requireFailure(train("--preset", "tiny"), 1, "1 files are missing", "s05.npy");
    data = folder.resolve("none.yaml");
    requireFailure(train("--preset", "tiny"), 1, "none.yaml", "water12");
  }

  @Test
  void namesWhatIsWrongInTheData() throws IOException {
    NumpyFile.write(files.source("thermal", 0), new float[15 * 16], 15, 16);
    requireFailure(train("--preset", "tiny"), 1, "15");
    data = files.images(16);
    change("{name: grey and warm}, ", "");
    requireFailure(train("--preset", "tiny"), 1, "grey and warm");
    data = files.images(2);
    requireFailure(train("--preset", "tiny"), 1, "part is empty");
    change("task: image", "task: pixel");
    requireFailure(train("--preset", "tiny"), 1, "--task image", "pixel");
    data = files.images(16);
    requireFailure(train("--preset", "tiny", "--sources", "radar"), 1, "no source radar");
    requireFailure(train("--preset", "tiny", "--set", "patch=3"), 1, "patch");
  }

  @Test
  void aModelIsNotUsedOnOtherSourcesOrClasses() throws IOException {
    assertThat(train("--preset", "tiny", "--epochs", 1, "--quiet").exitCode()).isZero();
    Path model = out.resolve("best.zip");
    String yaml = Files.readString(data);
    Path other = files.text("other.yaml", yaml.replace("name: thermal", "name: radar"));
    requireRefusal(
        Run.of("evaluate", "--model", model, "--data", other),
        "trained on the sources [optical, thermal]",
        "[optical, radar]");
    other = files.text("other.yaml", yaml.replace("{name: grey and cold}, ", ""));
    requireRefusal(Run.of("evaluate", "--model", model, "--data", other), "trained on the classes");
    other =
        files.text(
            "other.yaml", yaml.replace("optical/{id}.npy\"", "optical/{id}.npy\", bands: [0]"));
    requireRefusal(Run.of("evaluate", "--model", model, "--data", other), "optical:3", "optical:1");
    other = files.text("other.yaml", yaml.replace("test: 0.25", "test: 0"));
    requireRefusal(Run.of("evaluate", "--model", model, "--data", other), "test part", "empty");

    String optical = "optical=" + files.source("optical", 0);
    Path text = folder.resolve("class.txt");
    requireRefusal(
        Run.of("predict", "--model", model, "--source", optical, "--out", text),
        "trained on the sources [optical, thermal]",
        "given for [optical]");
    NumpyFile.write(folder.resolve("small.npy"), new float[64], 8, 8);
    requireRefusal(
        Run.of(
            "predict",
            "--model",
            model,
            "--source",
            optical,
            "--source",
            "thermal=" + folder.resolve("small.npy"),
            "--out",
            text),
        "differ in size");
    assertThat(text).doesNotExist();
    requireRefusal(Run.of("evaluate", "--model", data, "--data", data), data.toString());
  }

  private static void requireRefusal(Run run, String... parts) {
    assertThat(run.err().lines()).as(run.err()).hasSize(1);
    assertThat(run.err()).startsWith("msift: ").contains(parts);
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void benchTakesWhatItsNetworkNeeds() {
    assertThat(Run.of("bench", "fusion").err()).contains("--preset");
    assertThat(Run.of("bench", "ship").err()).contains("--size");
    assertThat(Run.of("bench", "fusion", "--preset", "msift.x").err()).contains("msift.vais");
    assertThat(Run.of("bench", "fusion", "--preset", "msift.vais", "--size", "3x3").exitCode())
        .isEqualTo(2);
  }
}
