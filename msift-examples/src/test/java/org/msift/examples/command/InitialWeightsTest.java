package org.msift.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.backbone.ResNet;
import org.msift.core.backbone.ResNetVariant;
import org.msift.core.checkpoint.CheckpointFile;
import org.msift.core.checkpoint.ParameterEntry;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.checkpoint.Role;
import org.msift.core.checkpoint.Safetensors;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.checkpoint.Tensor;
import org.msift.core.checkpoint.TorchCheckpoint;

/** {@code msift train --weights}, with state dicts of the tiny preset's backbones. */
class InitialWeightsTest {

  @TempDir private Path folder;

  private static ParameterMap names(int bands, ResNetVariant variant) {
    ParameterMap.Builder map = ParameterMap.builder();
    new ResNet(bands, variant, 8, List.of(1, 1, 1, 1), -1).addParameters(map, "", "ours");
    return map.build();
  }

  /** As PyTorch would save it, with the classifier of a thousand classes. */
  private static StateDict official(int bands, ResNetVariant variant) {
    Random random = new Random(bands);
    StateDict.Builder dict = StateDict.builder();
    for (ParameterEntry entry : names(bands, variant).entries()) {
      long[] shape = entry.officialShape().stream().mapToLong(Long::longValue).toArray();
      float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
      for (int i = 0; i < values.length; i++) {
        values[i] = 0.5f + random.nextFloat();
      }
      dict.put(entry.officialName(), Tensor.ofFloats(values, shape));
    }
    return dict.build();
  }

  private static StateDict without(StateDict dict, String name) {
    StateDict.Builder rest = StateDict.builder();
    dict.names().stream()
        .filter(other -> !other.equals(name))
        .forEach(other -> rest.put(other, dict.get(other)));
    return rest.build();
  }

  private Run train(String task, Path data, Path out, Object... more) {
    Object[] basic = {
      "train",
      "--task",
      task,
      "--data",
      data,
      "--preset",
      "tiny",
      "--out",
      out,
      "--batch",
      4,
      "--epochs",
      1,
      "--learning-rate",
      0
    };
    return Run.of(Stream.concat(Arrays.stream(basic), Arrays.stream(more)).toArray());
  }

  private void requireRefusal(Path data, String weights, String... parts) {
    Path out = folder.resolve("refused");
    Run run = train("image", data, out, "--weights", weights, "--quiet");
    assertThat(run.err().lines()).as(run.err()).hasSize(1);
    assertThat(run.err()).startsWith("msift: ").contains(parts);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(out).doesNotExist();
  }

  /** At a learning rate of 0 the trained model has the weights it began with, but for rounding. */
  @Test
  void backbonesStartWithTheFilesAndTheRunSaysSo() throws IOException {
    Path data = new TaskFiles(folder).images(16);
    Path optical = folder.resolve("colour.pth");
    StateDict colour = official(3, ResNetVariant.V1);
    TorchCheckpoint.write(optical, colour);
    Path thermal = folder.resolve("grey.safetensors");
    StateDict grey = without(without(official(1, ResNetVariant.V1), "fc.weight"), "fc.bias");
    Safetensors.write(thermal, grey);
    Path out = folder.resolve("run");
    Object[] weights = {"--weights", "optical=" + optical, "--weights", "thermal=" + thermal};

    Run run = train("image", data, out, weights);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("source optical starts with colour.pth");
    StateDict trained = CheckpointFile.read(out.resolve("last.zip"));
    requireSame(trained, "optical.backbone", colour, 3, ResNetVariant.V1);
    requireSame(trained, "thermal.backbone", grey, 1, ResNetVariant.V1);

    JsonNode files = provenance(out).get("weights");
    assertThat(files.get("optical").asText()).matches("colour.pth sha256:[0-9a-f]{64}");
    assertThat(files.get("thermal").asText()).startsWith("grey.safetensors sha256:");
    assertThat(Files.readString(out.resolve("index.html"))).contains("colour.pth");
    assertThat(train("image", data, out, "--resume").err()).contains("other settings", "weights");
    assertThat(train("image", data, out, append(weights, "--resume")).exitCode()).isZero();
    Safetensors.write(thermal, official(1, ResNetVariant.V1));
    assertThat(train("image", data, out, append(weights, "--resume")).err())
        .contains("weights.thermal");
    assertThat(Run.of("evaluate", "--model", out.resolve("best.zip"), "--data", data).exitCode())
        .isZero();
  }

  private static Object[] append(Object[] first, Object more) {
    return Stream.concat(Arrays.stream(first), Stream.of(more)).toArray();
  }

  private static JsonNode provenance(Path run) throws IOException {
    return new ObjectMapper().readTree(run.resolve("provenance.json").toFile());
  }

  private static double largestDifference(Tensor found, Tensor expected) {
    float[] other = expected.toFloats();
    float[] values = found.toFloats();
    double largest = 0;
    for (int i = 0; i < values.length; i++) {
      largest = Math.max(largest, Math.abs(values[i] - other[i]));
    }
    return largest;
  }

  private static void requireSame(
      StateDict trained, String path, StateDict official, int bands, ResNetVariant variant) {
    ParameterMap map = names(bands, variant);
    StateDict ours = map.toOurs(official);
    for (String name : map.names(Role.TRAINABLE)) {
      Tensor found = trained.get(path + name.substring("ours".length()));
      assertThat(found.shape()).as(name).isEqualTo(ours.get(name).shape());
      assertThat(largestDifference(found, ours.get(name))).as(name).isLessThan(1e-6);
    }
    assertThat(map.names(Role.TRAINABLE)).hasSizeGreaterThan(30);
  }

  @Test
  void oneFileIsForAllSourcesAndSegmentationHasTheDeepStem() throws IOException {
    TaskFiles files = new TaskFiles(folder);
    Path data = files.masks(8);
    Files.writeString(
        data,
        Files.readString(data).replace("optical/{id}.npy\"", "optical/{id}.npy\", bands: [0]"));
    Path weights = folder.resolve("v1c.pth");
    StateDict dict = official(1, ResNetVariant.V1C_DILATED);
    TorchCheckpoint.write(weights, dict);
    Path out = folder.resolve("run");
    Run run = train("segment", data, out, "--weights", weights, "--quiet");
    assertThat(run.err()).isEmpty();
    StateDict trained = CheckpointFile.read(out.resolve("last.zip"));
    requireSame(trained, "backbone.optical", dict, 1, ResNetVariant.V1C_DILATED);
    requireSame(trained, "backbone.thermal", dict, 1, ResNetVariant.V1C_DILATED);

    Path alone = folder.resolve("alone");
    Run single =
        train(
            "segment",
            data,
            alone,
            "--sources",
            "thermal",
            "--weights",
            "thermal=" + weights,
            "--quiet");
    assertThat(single.err()).isEmpty();
    assertThat(provenance(alone).get("weights")).hasSize(1);
    Path plain = folder.resolve("plain");
    assertThat(train("segment", data, plain, "--quiet").err()).isEmpty();
    assertThat(provenance(plain).has("weights")).isFalse();
  }

  @Test
  void whatDoesNotFitIsNamedBeforeTraining() {
    Path data = new TaskFiles(folder).images(16);
    StateDict colour = official(3, ResNetVariant.V1);
    Path file = folder.resolve("w.pth");
    TorchCheckpoint.write(file, colour);
    requireRefusal(
        data,
        file.toString(),
        "source thermal",
        "takes 3 bands",
        "has 1",
        "conv1.weight",
        "bands:");
    requireRefusal(data, "radar=" + file, "no source radar", "[optical, thermal]");
    requireRefusal(data, "optical=" + folder.resolve("none.pth"), "none.pth", "optical");
    Path data2 = data.resolveSibling("index.csv");
    requireRefusal(data, "optical=" + data2, "index.csv", "no known format");

    Path short1 = folder.resolve("short.pth");
    TorchCheckpoint.write(short1, without(colour, "layer2.0.bn1.weight"));
    requireRefusal(
        data, "optical=" + short1, "short.pth", "1 missing", "layer2.0.bn1.weight", "small");

    StateDict.Builder wrong = StateDict.builder();
    colour
        .names()
        .forEach(
            name ->
                wrong.put(
                    name,
                    name.equals("layer1.0.bn1.bias")
                        ? Tensor.ofFloats(new float[2], 2)
                        : colour.get(name)));
    wrong.put("layer9.weight", Tensor.ofFloats(new float[1], 1));
    Path other = folder.resolve("other.pth");
    TorchCheckpoint.write(other, wrong.build());
    requireRefusal(
        data,
        "optical=" + other,
        "1 of wrong shape",
        "1 unexpected",
        "layer1.0.bn1.bias",
        "layer9.weight");

    Path out = folder.resolve("refused");
    Run twice =
        train("image", data, out, "--weights", file, "--weights", "optical=" + file, "--quiet");
    assertThat(twice.err()).contains("optical both");
    Run bands =
        Run.of(
            "train",
            "--task",
            "image",
            "--data",
            data,
            "--preset",
            "bands",
            "--set",
            "bandGroups=1",
            "--sources",
            "optical",
            "--out",
            out,
            "--weights",
            file,
            "--quiet");
    assertThat(bands.err()).contains("band-groups", "leave the weights out");
    assertThat(out).doesNotExist();
  }
}
