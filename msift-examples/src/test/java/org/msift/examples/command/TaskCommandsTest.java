package org.msift.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.image.ImageFile;
import org.msift.core.image.NumpyArray;
import org.msift.core.image.NumpyFile;

/**
 * {@code msift train}, {@code evaluate}, {@code predict} and {@code attention} as users call them.
 */
class TaskCommandsTest {

  @TempDir private Path folder;

  private Run train(String task, Path data, Path out, Object... more) {
    Object[] basic = {
      "train", "--task", task, "--data", data, "--preset", "tiny", "--out", out, "--batch", 4
    };
    return Run.of(Stream.concat(Arrays.stream(basic), Arrays.stream(more)).toArray());
  }

  private static void requireSuccess(Run run) {
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
  }

  private static JsonNode json(Run run) throws IOException {
    requireSuccess(run);
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void imagesFromTrainingToAttention() throws IOException {
    TaskFiles files = new TaskFiles(folder);
    Path data = files.images(24);
    Path out = folder.resolve("run");

    Run trained = train("image", data, out, "--epochs", 25, "--set", "learningRate=0.003");
    requireSuccess(trained);
    assertThat(trained.out())
        .contains("source SourceShape[name=optical", "grey and cold", "validation part:", "OA ")
        .contains("25 epochs", "% of the time waiting for data", "index.html");
    for (String file :
        new String[] {
          "configuration.json",
          "provenance.json",
          "history.csv",
          "loss.png",
          "metrics.png",
          "learningRate.png",
          "confusion.png",
          "metrics.json",
          "index.html"
        }) {
      assertThat(out.resolve(file)).isNotEmptyFile();
    }

    Path model = out.resolve("best.zip");
    // The best model may be an early one, where the few validation samples do not tell them apart.
    Path last = out.resolve("last.zip");
    Run judged = Run.of("evaluate", "--model", last, "--data", data, "--part", "train", "--json");
    JsonNode figures = json(judged);
    assertThat(figures.get("overallAccuracy").asDouble()).isGreaterThan(0.7);
    assertThat(figures.get("confusion")).hasSize(4);
    Run table = Run.of("evaluate", "--model", model, "--data", data);
    assertThat(table.out()).contains("kappa", "coloured and warm");

    Object[] sources = {
      "--source", "optical=" + files.source("optical", 0),
      "--source", "thermal=" + files.source("thermal", 0)
    };
    Path text = folder.resolve("results").resolve("class.txt");
    requireSuccess(predict(model, text, sources));
    assertThat(Files.readString(text)).contains("grey and cold");
    Path object = folder.resolve("class.json");
    requireSuccess(predict(model, object, sources));
    JsonNode one = new ObjectMapper().readTree(object.toFile());
    assertThat(one.get("probabilities")).hasSize(4);

    Path attention = folder.resolve("attention");
    requireSuccess(attention(model, attention, "3,12", sources));
    assertThat(attention.resolve("index.html")).isNotEmptyFile();
    assertThat(ImageFile.read(attention.resolve("optical-decoder1.cross-to-thermal-head2.png")))
        .isNotNull();
    requireWeights(new ObjectMapper().readTree(attention.resolve("attention.json").toFile()));
    assertThat(attention(model, attention, "16,0", sources).err()).contains("outside the image");
  }

  private static Run predict(Path model, Path out, Object... sources) {
    Object[] basic = {"predict", "--model", model, "--out", out};
    return Run.of(Stream.concat(Arrays.stream(basic), Arrays.stream(sources)).toArray());
  }

  private static Run attention(Path model, Path out, String point, Object... sources) {
    Object[] basic = {"attention", "--model", model, "--out", out, "--point", point};
    return Run.of(Stream.concat(Arrays.stream(basic), Arrays.stream(sources)).toArray());
  }

  /** Two sources with two attentions in the encoder, two in the decoder; two heads and the mean. */
  private static void requireWeights(JsonNode maps) {
    assertThat(maps).hasSize(2 * 4 * 3);
    for (JsonNode map : maps) {
      double sum = map.get("classToken").asDouble();
      for (JsonNode weight : map.get("weights")) {
        assertThat(weight.asDouble()).isBetween(0.0, 1.0);
        sum += weight.asDouble();
      }
      assertThat(sum).isBetween(0.9999, 1.0001);
      assertThat(map.get("weights")).hasSize(map.get("rows").asInt() * map.get("columns").asInt());
    }
  }

  @Test
  void pixelsOfASceneBecomeAMap() {
    TaskFiles files = new TaskFiles(folder);
    Path data = files.scene();
    Path out = folder.resolve("run");
    requireSuccess(
        train("pixel", data, out, "--epochs", 2, "--set", "classWeights=balanced", "--quiet"));
    Object[] sources = {
      "--source", "optical=" + files.source("optical", 0),
      "--source", "thermal=" + files.source("thermal", 0)
    };
    Path model = out.resolve("last.zip");
    Path map = folder.resolve("map.png");
    Path shares = folder.resolve("shares.npy");
    Object[] more =
        Stream.concat(Arrays.stream(sources), Stream.of("--probabilities", shares)).toArray();
    requireSuccess(predict(model, map, more));
    assertThat(ImageFile.read(map)).hasToString("image 24x24x3 UINT8");
    NumpyArray probabilities = NumpyFile.read(shares);
    assertThat(probabilities.shape()).containsExactly(24, 24, 4);
    float sum = 0;
    for (int k = 0; k < 4; k++) {
      sum += probabilities.values()[k];
    }
    assertThat(sum).isBetween(0.999f, 1.001f);
    Path labels = folder.resolve("labels.npy");
    requireSuccess(predict(model, labels, sources));
    assertThat(NumpyFile.read(labels).shape()).containsExactly(24, 24);
    requireSuccess(attention(model, folder.resolve("attention"), "0,23", sources));
    assertThat(predict(model, folder.resolve("map.txt"), sources).err())
        .contains("a class for every pixel is written as .png or .npy");
  }

  @Test
  void masksAreLearnedAndPredicted() throws IOException {
    TaskFiles files = new TaskFiles(folder);
    Path data = files.masks(8);
    Path out = folder.resolve("run");
    Run trained = train("segment", data, out, "--epochs", 2, "--set", "classWeights=balanced");
    requireSuccess(trained);
    assertThat(trained.out()).contains("mIoU");
    Path model = out.resolve("best.zip");
    JsonNode figures = json(Run.of("evaluate", "--model", model, "--data", data, "--json"));
    assertThat(figures.get("pixels").asInt()).isEqualTo(2 * 16 * 16);
    Object[] sources = {
      "--source", "optical=" + files.source("optical", 0),
      "--source", "thermal=" + files.source("thermal", 0)
    };
    Path map = folder.resolve("map.png");
    requireSuccess(predict(model, map, sources));
    assertThat(ImageFile.read(map)).hasToString("image 16x16x3 UINT8");
    Path attention = folder.resolve("attention");
    requireSuccess(attention(model, attention, "15,0", sources));
    requireWeights(new ObjectMapper().readTree(attention.resolve("attention.json").toFile()));
  }

  @Test
  void aResumedTrainingGivesTheSameModelAsOneThatWasNotStopped() throws IOException {
    Path data = new TaskFiles(folder).images(16);
    Path straight = folder.resolve("straight");
    Path other = folder.resolve("other");
    requireSuccess(train("image", data, straight, "--epochs", 2, "--quiet"));
    requireSuccess(train("image", data, other, "--epochs", 2, "--quiet"));
    assertThat(train("image", data, other, "--epochs", 2).err()).contains("is not empty");
    Files.delete(other.resolve("best.zip"));
    Run again = train("image", data, other, "--epochs", 2, "--resume", "--quiet");
    requireSuccess(again);
    assertThat(other.resolve("last.zip")).hasSameBinaryContentAs(straight.resolve("last.zip"));
    assertThat(train("image", data, other, "--epochs", 3, "--resume").err())
        .contains("other settings", "epochs");
    assertThat(train("image", data, folder.resolve("none"), "--resume").err())
        .contains("nothing to resume");
  }

  @Test
  void oneSourceAloneIsTrainedToo() {
    Path data = new TaskFiles(folder).images(16);
    Path out = folder.resolve("run");
    requireSuccess(train("image", data, out, "--epochs", 1, "--sources", "thermal", "--quiet"));
    Path model = out.resolve("best.zip");
    requireSuccess(Run.of("evaluate", "--model", model, "--data", data));
  }
}
