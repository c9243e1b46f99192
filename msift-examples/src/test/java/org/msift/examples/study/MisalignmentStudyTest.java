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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.msift.core.graph.GraphParameters;
import org.msift.core.graph.GraphSettings;
import org.msift.tasks.data.ArrayDataSet;
import org.msift.tasks.data.DataSet;
import org.msift.tasks.data.descriptor.Task;
import org.msift.tasks.data.generator.LookAlike;
import org.msift.tasks.data.generator.LookAlikeFolders;

class MisalignmentStudyTest {

  @TempDir Path folder;

  private MisalignmentStudy study(int train, List<Integer> shifts, int seeds, int epochs) {
    return new MisalignmentStudy(
        new StudyData.Generated(Task.PIXEL, train, train / 2), shifts, seeds, epochs, folder);
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

  @ParameterizedTest
  @EnumSource(names = {"PIXEL", "SEGMENT"})
  void comparesNetworksOfAboutEqualSize(Task task) {
    DataSet data = new StudyData.Generated(task, 4, 4).parts(0, 1).train();
    long fusion = size(StudyMethod.MSIFT, data);
    assertThat((double) size(StudyMethod.ADDITION, data) / fusion).isBetween(0.9, 1.1);
    assertThat((double) size(StudyMethod.CONCATENATION, data) / fusion).isBetween(0.9, 1.1);
  }

  private static long size(StudyMethod method, DataSet data) {
    return GraphParameters.trainable(
        EqualSizes.of(method, data).network().inferenceGraph(GraphSettings.of(1)));
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
  void segmentsToo() throws IOException {
    List<String> lines = new ArrayList<>();
    new MisalignmentStudy(new StudyData.Generated(Task.SEGMENT, 8, 4), List.of(1), 1, 1, folder)
        .run(lines::add);
    assertThat(cells()).hasSize(3).allSatisfy(c -> assertThat(c.score()).isBetween(0.0, 1.0));
    assertThat(folder.resolve("misalignment.html")).content().contains("mean IoU");
  }

  @Test
  void takesTilesOfWater() throws IOException {
    Path tiles = Files.createDirectory(folder.resolve("tiles"));
    LookAlikeFolders.water12(new LookAlike(Task.SEGMENT, 32, 24, 0, 1).draw(), tiles);
    List<String> lines = new ArrayList<>();
    MisalignmentStudy.water(tiles, List.of(4), 1, folder).withEpochs(1).run(lines::add);
    assertThat(lines).hasSize(3).last().asString().startsWith("3 of 3: addition, shift 4, seed 1");
    assertThat(folder.resolve("misalignment.json")).content().contains("water12");
  }

  @Test
  @Tag("slow")
  void alignedScenesAreLearnedByAll() throws IOException {
    List<String> lines = new ArrayList<>();
    MisalignmentStudy.generated(Task.SEGMENT, List.of(0), 1, folder).run(lines::add);
    assertThat(cells()).hasSize(3).allSatisfy(c -> assertThat(c.score()).isGreaterThan(0.7));
  }

  private List<StudyCell> cells() throws IOException {
    return Files.readAllLines(folder.resolve(MisalignmentStudy.TABLE)).stream()
        .skip(2)
        .map(StudyCell::parse)
        .toList();
  }
}
