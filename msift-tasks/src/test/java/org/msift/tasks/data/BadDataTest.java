package org.msift.tasks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.image.NumpyFile;
import org.msift.tasks.data.descriptor.DataException;
import org.msift.tasks.data.descriptor.DescriptorFile;

class BadDataTest {

  private static final String YAML =
      """
      task: segment
      sources:
        - {name: a, files: "a/{id}.npy", scaling: {method: min-max}, noData: -1}
        - {name: b, files: "b/{id}.npy"}
      labels: {masks: "m/{id}.npy"}
      classes: [{name: one}, {name: two}]
      split: {test: 0.25}
      """;

  @TempDir Path root;

  @BeforeEach
  void write() {
    for (int i = 0; i < 4; i++) {
      npy("a/" + i, 2, 2, -1, i, 2, 4 + i);
      npy("b/" + i, 2, 2, 1, 2, 3, 4);
      npy("m/" + i, 2, 2, 0, 1, 1, 255);
    }
  }

  private void npy(String name, int height, int width, float... values) {
    NumpyFile.write(root.resolve(name + ".npy"), values, height, width);
  }

  private SplitData open(String yaml) {
    return DataSets.open(DescriptorFile.parse("test.yaml", yaml), root);
  }

  private void fails(String yaml, String... parts) {
    assertThatThrownBy(() -> open(yaml))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll(parts);
  }

  @Test
  void scalesByTheTrainingPartAndPutsZeroWhereThereIsNoData() {
    SplitData data = open(YAML);
    assertThat(data.train().size()).isEqualTo(3);
    assertThat(data.train().sample(0).sources()[0][0]).isZero();
    assertThat(data.train().classCounts()).containsExactly(3, 6);
    List<SourceScaling> saved = data.scalings();
    assertThat(DataSets.open(data.descriptor(), root, saved).scalings()).isEqualTo(saved);
    assertThatThrownBy(() -> DataSets.open(data.descriptor(), root, saved.subList(0, 1)))
        .hasMessageContaining("trained on sources");
  }

  @Test
  void namesUnknownKeys() {
    fails(YAML.replace("noData", "nodata"), "nodata", "noData", "scaling", "resize");
    fails(YAML.replace("segment", "segments"), "segments");
    fails(YAML.replace("name: b,", "name: a,"), "two sources are named a");
  }

  @Test
  void refusesWrongFiles() throws IOException {
    Files.delete(root.resolve("m/2.npy"));
    fails(YAML, "1 files are missing", "2.npy", "published");
    Files.delete(root.resolve("b/2.npy"));
    fails(YAML, "differ in count", "2");
    fails(YAML.replace("b/{id}", "../{id}"), "leads out");
  }

  @Test
  void refusesWrongContent() {
    fails(YAML.replace("0.25", "1.0"), "no training part");
    npy("m/1", 2, 2, 0, 7, 0, 0);
    assertThatThrownBy(() -> readAll(open(YAML))).hasMessageContaining("class 7.0 is outside 0..1");
    npy("m/1", 1, 2, 0, 1);
    assertThatThrownBy(() -> readAll(open(YAML))).hasMessageContaining("mask");
  }

  @Test
  void refusesEmptyParts() throws IOException {
    String lists =
        YAML.replace("{test: 0.25}", "{method: lists, lists: {train: t.txt, test: v.txt}}");
    Files.writeString(root.resolve("t.txt"), "\n");
    Files.writeString(root.resolve("v.txt"), "0\n1\n");
    fails(lists, "TRAIN part is empty", "[TEST] of all 2 samples", "check the lists");
    for (int i = 1; i < 4; i++) {
      for (String name : List.of("a/", "b/", "m/")) {
        Files.delete(root.resolve(name + i + ".npy"));
      }
    }
    fails(YAML, "TEST part is empty", "1 samples in 1 groups");
  }

  @Test
  void scalingsAreEqualByContent() {
    SourceScaling one = new SourceScaling("a", new double[] {1}, new double[] {2});
    SourceScaling same = new SourceScaling("a", new double[] {1}, new double[] {2});
    assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).hasToString(same.toString());
    assertThat(one).isNotEqualTo(new SourceScaling("a", new double[] {1}, new double[] {3}));
  }

  @Test
  void refusesSizesAndMissingValues() {
    npy("a/1", 2, 2, -1, -1, -1, -1);
    assertThatThrownBy(() -> readAll(open(YAML))).hasMessageContaining("no data everywhere");
    npy("a/1", 2, 2, 1, 2, 3, Float.NaN);
    assertThat(open(YAML)).isNotNull();
    npy("b/1", 2, 2, 1, 2, 3, Float.NaN);
    assertThatThrownBy(() -> readAll(open(YAML))).hasMessageContaining("give noData");
    npy("b/0", 1, 2, 1, 2);
    fails(YAML, "differ in size");
  }

  private static void readAll(SplitData data) {
    for (DataSet part : List.of(data.train(), data.test())) {
      for (int i = 0; i < part.size(); i++) {
        part.sample(i);
      }
    }
  }
}
