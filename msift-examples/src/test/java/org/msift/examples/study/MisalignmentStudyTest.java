package org.msift.examples.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.tasks.data.ArrayDataSet;
import org.msift.tasks.data.DataSet;
import org.msift.tasks.data.descriptor.Task;
import org.msift.tasks.data.generator.LookAlike;

class MisalignmentStudyTest {

  @TempDir Path folder;

  private MisalignmentStudy study(int train, List<Integer> shifts, int seeds, int epochs) {
    return new MisalignmentStudy(
        new StudyData.Generated(train, train / 2), shifts, seeds, epochs, folder);
  }

  @Test
  void writesAndGoesOn() throws IOException {
    List<String> lines = new ArrayList<>();
    study(16, List.of(0), 1, 1).run(lines::add);
    assertThat(lines).hasSize(3);
    Path page = study(16, List.of(0, 2), 1, 1).run(lines::add);
    assertThat(lines).hasSize(6);
    assertThat(page).content().contains("concatenation", "data:image/png;base64,", "±");
    assertThat(folder.resolve("misalignment.png")).isNotEmptyFile();
    assertThat(folder.resolve("misalignment.json")).content().contains("\"shift\" : 2");
    assertThat(Files.readAllLines(folder.resolve("misalignment.csv"))).hasSize(8);
    assertThatThrownBy(() -> study(16, List.of(0), 1, 2).run(lines::add))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("other settings");
  }

  @Test
  void comparesNetworksOfAboutEqualSize() {
    DataSet data = new StudyData.Generated(4, 4).parts(0, 1).train();
    long fusion = size(StudyMethod.MSIFT, data);
    assertThat((double) size(StudyMethod.ADDITION, data) / fusion).isBetween(0.8, 1.25);
    assertThat((double) size(StudyMethod.CONCATENATION, data) / fusion).isBetween(0.8, 1.25);
  }

  private static long size(StudyMethod method, DataSet data) {
    return org.msift.core.graph.GraphParameters.trainable(
        EqualSizes.of(method, data)
            .network()
            .inferenceGraph(org.msift.core.graph.GraphSettings.of(1)));
  }

  @Test
  void movesOneSource() {
    ArrayDataSet data = new LookAlike(Task.SEGMENT, 8, 4, 0, 1).draw();
    ArrayDataSet moved = new SourceShift(1, 3, 1).of(data);
    assertThat(moved.sample(0).sources()[0]).containsExactly(data.sample(0).sources()[0]);
    assertThat(moved.samples())
        .anySatisfy(s -> assertThat(s.sources()[1]).isNotEqualTo(data.sample(0).sources()[1]));
    assertThat(new SourceShift(1, 0, 1).of(data).sample(2).sources()[1])
        .containsExactly(data.sample(2).sources()[1]);
    assertThat(new SourceShift(1, 3, 1).of(data).sample(3).sources()[1])
        .containsExactly(moved.sample(3).sources()[1]);
  }

  @Test
  @Tag("slow")
  void alignedScenesAreLearnedByAll() throws IOException {
    List<String> lines = new ArrayList<>();
    study(240, List.of(0), 1, 10).run(lines::add);
    assertThat(lines.stream().map(StudyCell::parse))
        .allSatisfy(cell -> assertThat(cell.score()).isGreaterThan(0.6));
  }
}
