package org.msift.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.image.NumpyFile;
import org.msift.tasks.data.descriptor.Task;
import org.msift.tasks.data.generator.LookAlike;
import org.msift.tasks.data.generator.LookAlikeFiles;

/** {@code msift baseline} as users call it. */
class BaselineCommandTest {

  @TempDir private Path folder;

  private static JsonNode json(Run run) throws IOException {
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  private static void requireRefusal(int code, Run run, String... parts) {
    assertThat(run.err().lines()).as(run.err()).hasSize(1);
    assertThat(run.err()).startsWith("msift: ").contains(parts);
    assertThat(run.exitCode()).isEqualTo(code);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void theNearestNeighbourNeedsBothSources() throws IOException {
    LookAlikeFiles.mdlRs(new LookAlike(Task.PIXEL, 7, 150, 0, 1).draw(), folder);
    String data = fewClasses(folder, 4);
    Object[] basic = {"baseline", "--method", "nearest-neighbour", "--data", data, "--json"};
    JsonNode both = json(Run.of(basic));
    assertThat(both.get("overallAccuracy").asDouble()).isGreaterThan(0.9);
    assertThat(both.get("confusion")).hasSize(4);
    JsonNode one = json(Run.of(append(basic, "--sources", "hsi")));
    assertThat(one.get("overallAccuracy").asDouble()).isBetween(0.3, 0.8);
    JsonNode known = json(Run.of(append(basic, "--part", "train")));
    assertThat(known.get("overallAccuracy").asDouble()).isEqualTo(1);
    Run table = Run.of("baseline", "--method", "NEAREST-NEIGHBOUR", "--data", data);
    assertThat(table.out()).contains("OA ", "kappa");
  }

  private static Object[] append(Object[] first, Object... more) {
    Object[] all = Arrays.copyOf(first, first.length + more.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return all;
  }

  /** The published set has 15 classes, the generated one 4. */
  private String fewClasses(Path root, int classes) throws IOException {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < classes; i++) {
      names.append(i == 0 ? "" : ", ").append("{name: c").append(i).append('}');
    }
    String yaml =
        """
        task: pixel
        sources:
          - name: hsi
            arrays: {train: HSI_TrSet.mat, test: HSI_TeSet.mat}
            window: 7
            scaling: {method: mean-std}
          - name: lidar
            arrays: {train: LiDAR_TrSet.mat, test: LiDAR_TeSet.mat}
            window: 7
            scaling: {method: mean-std}
        labels: {arrays: {train: TrLabel.mat, test: TeLabel.mat}, first: 1}
        classes: [%s]
        split: {method: given}
        """
            .formatted(names);
    return Files.writeString(root.resolve("patches.yaml"), yaml).toString();
  }

  @Test
  void wholeImagesHaveNeighboursToo() throws IOException {
    Path data = new TaskFiles(folder).images(24);
    JsonNode figures =
        json(Run.of("baseline", "--method", "nearest-neighbour", "--data", data, "--json"));
    assertThat(figures.get("samples").asInt()).isEqualTo(6);
  }

  /**
   * Water where green is above near infrared by more than 0.2 of their sum; scaling would hide it.
   */
  @Test
  void ndwiIsTakenFromStoredValues() throws IOException {
    for (int i = 0; i < 8; i++) {
      float[] bands = new float[4 * 4 * 3];
      float[] mask = new float[4 * 4];
      for (int k = 0; k < mask.length; k++) {
        boolean water = k % 4 == 0;
        boolean wet = k % 4 == 1;
        bands[3 * k] = 7;
        bands[3 * k + 1] = water ? 70 : wet ? 55 : 30;
        bands[3 * k + 2] = 100 - bands[3 * k + 1];
        mask[k] = k == 15 ? 255 : water ? 1 : 0;
      }
      Files.createDirectories(folder.resolve("masks"));
      NumpyFile.write(folder.resolve("i" + i + ".npy"), bands, 4, 4, 3);
      NumpyFile.write(folder.resolve("masks").resolve("i" + i + ".npy"), mask, 4, 4);
    }
    Path data = folder.resolve("water.yaml");
    Files.writeString(
        data,
        """
        task: segment
        sources: [{name: optical, files: "{id}.npy", bands: [1, 2], scaling: {method: mean-std}}]
        labels: {masks: "masks/{id}.npy", ignore: 255}
        classes: [{name: land}, {name: water}]
        split: {method: group, validation: 0.25, test: 0.25}
        """);
    Object[] basic = {"baseline", "--method", "ndwi", "--data", data, "--green", "optical:0"};
    Object[] call = append(basic, "--near-infrared", "optical:1");
    JsonNode both = json(Run.of(append(call, "--json")));
    assertThat(both.get("standard").get("confusion").toString()).isEqualTo("[[14,8],[0,8]]");
    assertThat(both.get("standard").get("threshold").asDouble()).isZero();
    assertThat(both.get("chosen").get("confusion").toString()).isEqualTo("[[22,0],[0,8]]");
    assertThat(both.get("chosen").get("threshold").asDouble()).isBetween(0.249, 0.251);
    assertThat(Run.of(call).out())
        .contains("threshold 0.0000 (McFeeters'", "threshold 0.2500", "IoU");

    requireRefusal(1, Run.of(basic), "--near-infrared", "optical:1");
    requireRefusal(
        1, Run.of(append(basic, "--near-infrared", "optical:2")), "optical:2", "bands 0 to 1");
    requireRefusal(1, Run.of(append(basic, "--near-infrared", "sar:0")), "no source sar");
    requireRefusal(1, Run.of(append(basic, "--near-infrared", "optical:0")), "two bands");
    requireRefusal(2, Run.of(append(basic, "--near-infrared", "optical")), "no band", "optical:1");
    requireRefusal(2, Run.of(append(basic, "--near-infrared", "optical:x")), "no band");
    requireRefusal(1, Run.of(append(call, "--sources", "optical")), "--sources");
  }

  @Test
  void aMethodIsNotUsedOnDataOfAnotherTask() {
    TaskFiles files = new TaskFiles(folder);
    Path masks = files.masks(8);
    requireRefusal(
        1,
        Run.of("baseline", "--method", "nearest-neighbour", "--data", masks),
        "task segment",
        "image or pixel");
    Object[] water = {"--green", "optical:0", "--near-infrared", "optical:1"};
    requireRefusal(
        1,
        Run.of(append(new Object[] {"baseline", "--method", "ndwi", "--data", masks}, water)),
        "two classes",
        "4 classes");
    requireRefusal(
        1,
        Run.of(
            append(
                new Object[] {"baseline", "--method", "nearest-neighbour", "--data", masks},
                water)),
        "ndwi only");
    requireRefusal(
        2, Run.of("baseline", "--method", "svm", "--data", masks), "nearest-neighbour", "NDWI");
  }

  @Test
  void anEmptyPartIsNamed() throws IOException {
    Path data = new TaskFiles(folder).images(16);
    Files.writeString(data, Files.readString(data).replace("test: 0.25", "test: 0"));
    requireRefusal(
        1,
        Run.of("baseline", "--method", "nearest-neighbour", "--data", data),
        "test part",
        "empty");
  }
}
