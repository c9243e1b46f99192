package org.msift.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {

  private record HyperParameters(int channels, double rate, List<Integer> sizes, String norm) {}

  private static final StateDict WEIGHTS =
      StateDict.builder()
          .put("a", Tensor.ofFloats(new float[] {1, 2}, 2))
          .put("b", Tensor.ofLongs(new long[] {7}))
          .metadata("key", "value")
          .build();

  @TempDir private Path folder;

  static ModelDescription description() {
    Map<String, Object> hyperParameters = new LinkedHashMap<>();
    hyperParameters.put("channels", 16);
    hyperParameters.put("rate", 0.1);
    hyperParameters.put("nested", Map.of("list", List.of(1, "two", true, 4.5)));
    hyperParameters.put("nothing", null);
    return new ModelDescription(
        "ship.fusion",
        hyperParameters,
        Map.of("range", List.of(0, 1)),
        Map.of(),
        List.of("land", "water"),
        Provenance.here("0.1.0", "e617", 42L, "none"));
  }

  @Test
  void whatIsWrittenIsReadBack() {
    Path file = folder.resolve("model.msift");
    ModelFile.of(description(), WEIGHTS).withExtra("updater.bin", new byte[] {1, 2}).write(file);
    ModelFile model = ModelFile.read(file);
    assertThat(model.description()).isEqualTo(description());
    assertThat(model.weights()).isEqualTo(WEIGHTS);
    assertThat(model.extraNames()).isEmpty();
    assertThatThrownBy(() -> model.extra("updater.bin")).isInstanceOf(CheckpointException.class);
    ModelFile whole = ModelFile.readWithExtras(file);
    assertThat(whole.extraNames()).containsExactly("updater.bin");
    assertThat(whole.extra("updater.bin")).containsExactly(1, 2);
  }

  @Test
  void theSameModelGivesTheSameBytesInAnyTimeZone() throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    ModelFile model = ModelFile.of(description(), WEIGHTS);
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      model.withExtra("x", new byte[1]).withExtra("a", new byte[2]).write(one);
      TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
      model.withExtra("a", new byte[2]).withExtra("x", new byte[1]).write(two);
    } finally {
      TimeZone.setDefault(before);
    }
    assertThat(Files.mismatch(one, two)).isEqualTo(-1);
  }

  @Test
  void hyperParametersGoThroughRecordsStrictly() {
    HyperParameters record = new HyperParameters(16, 0.5, List.of(1, 2), null);
    ModelDescription description = with(ModelDescription.asObject(record));
    assertThat(description.hyperParametersAs(HyperParameters.class)).isEqualTo(record);
    assertThatThrownBy(() -> with(Map.of("channels", 16)).hyperParametersAs(HyperParameters.class))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("do not fit HyperParameters");
    Map<String, Object> fraction = new LinkedHashMap<>(ModelDescription.asObject(record));
    fraction.put("channels", 1.5);
    assertThatThrownBy(() -> with(fraction).hyperParametersAs(HyperParameters.class))
        .isInstanceOf(CheckpointException.class);
  }

  @Test
  void whatOlderFilesLackIsTakenFromFormerValues() {
    HyperParameters record = new HyperParameters(16, 0.5, List.of(1, 2), "batch");
    Map<String, Object> older = new LinkedHashMap<>(ModelDescription.asObject(record));
    Map<String, Object> former = Map.of("norm", "batch");
    older.remove("norm");
    assertThat(with(older).hyperParametersAs(HyperParameters.class, former)).isEqualTo(record);
    older.put("norm", "layer");
    assertThat(with(older).hyperParametersAs(HyperParameters.class, former).norm())
        .isEqualTo("layer");
    older.remove("rate");
    assertThatThrownBy(() -> with(older).hyperParametersAs(HyperParameters.class, former))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("rate");
  }

  private static ModelDescription with(Map<String, Object> hyperParameters) {
    return new ModelDescription(
        "m", hyperParameters, Map.of(), Map.of(), List.of(), description().provenance());
  }

  @Test
  void whatJsonCannotHoldIsRefusedWhenMade() {
    for (Object value :
        List.of(Double.NaN, new Object(), new java.math.BigInteger("9".repeat(30)))) {
      assertThatThrownBy(() -> with(Map.of("x", value)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("hyperParameters");
    }
    Map<String, Object> endless = new LinkedHashMap<>();
    endless.put("self", endless);
    assertThatThrownBy(() -> with(endless))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nested too deeply");
  }

  @Test
  void initialWeightsAreWrittenWhereThereAreSome() throws IOException {
    ModelDescription plain = description();
    assertThat(new String(ModelJson.write(plain), "UTF-8")).doesNotContain("\"weights\"");
    assertThat(ModelJson.read(ModelJson.write(plain))).isEqualTo(plain);
    Provenance provenance = plain.provenance().withWeights(Map.of("optical", "a.pth sha256:1"));
    ModelDescription begun =
        new ModelDescription("m", Map.of(), Map.of(), Map.of(), List.of(), provenance);
    assertThat(ModelJson.read(ModelJson.write(begun))).isEqualTo(begun);
  }

  @Test
  void anotherFormatVersionIsRefusedClearly() throws IOException {
    String json = new String(ModelJson.write(description()), "UTF-8");
    refused(
        Map.of("msift.json", json.replace("\"formatVersion\" : 1", "\"formatVersion\" : 2")),
        "format version 2, this library reads version 1");
    refused(Map.of("msift.json", json.replace("\"formatVersion\" : 1,", "")), "no formatVersion");
  }

  @Test
  void damagedAndHostileDescriptionsAreRefused() throws IOException {
    String json = new String(ModelJson.write(description()), "UTF-8");
    refused(Map.of("msift.json", "[".repeat(100_000)), "damaged description");
    refused(Map.of("msift.json", "[1]"), "no JSON object");
    refused(Map.of("msift.json", ""), "no JSON object");
    refused(Map.of("msift.json", json + "{}"), "damaged description");
    refused(Map.of("msift.json", json.replaceFirst("\\{", "{\"model\":\"x\",")), "Duplicate");
    refused(Map.of("msift.json", json.replaceFirst("\\{", "{\"more\":1,")), "damaged description");
    refused(Map.of("msift.json", json.replace("\"ship.fusion\"", "null")), "a model needs a name");
    refused(Map.of("msift.json", json.replace(": 0.1", ": 1e999")), "holds the number");
    refused(Map.of("msift.json", " ".repeat(5 << 20)), "at most 4194304 are accepted");
    refused(Map.of("msift.json", json), "'weights.safetensors' is missing");
    refused(Map.of("msift.json", json, "extra/../../up", ""), "holds no entry");
    refused(Map.of("msift.json", json, "evil.sh", ""), "holds no entry");
    refused(Map.of("other", ""), "holds no msift.json");
  }

  @Test
  void aCompressedEntryIsRefusedBeforeItIsUnpacked() throws IOException {
    Path file = folder.resolve("bomb");
    Files.write(file, TestFiles.compressedZip(Map.of("msift.json", new byte[64 << 20])));
    assertThatThrownBy(() -> ModelFile.read(file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("is compressed");
  }

  @Test
  void extraEntriesHavePlainNames() {
    ModelFile model = ModelFile.of(description(), WEIGHTS);
    for (String name : List.of("", ".", "..", "../x", "a/b", "a\\b", ".hidden", "-x", "ü")) {
      assertThatThrownBy(() -> model.withExtra(name, new byte[0]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aFailedWriteLeavesTheOldFileAndNothingElse() throws IOException {
    Path target = Files.createDirectory(folder.resolve("taken"));
    Files.createFile(target.resolve("inside"));
    ModelFile model = ModelFile.of(description(), WEIGHTS);
    assertThatThrownBy(() -> model.write(target)).isInstanceOf(CheckpointException.class);
    assertThatThrownBy(() -> model.write(folder.resolve("absent/model")))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("does its folder exist");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(target);
    }
  }

  private void refused(Map<String, String> entries, String reason) throws IOException {
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    entries.forEach((name, text) -> bytes.put(name, TestFiles.ascii(text)));
    Path file = folder.resolve("refused.msift");
    Files.write(file, TestFiles.storedZip(bytes));
    assertThatThrownBy(() -> ModelFile.read(file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining(reason);
  }
}
