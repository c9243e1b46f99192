package org.msift.tasks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.image.Image;
import org.msift.core.image.ImageFile;
import org.msift.core.image.NumpyFile;
import org.msift.core.image.SampleType;
import org.msift.tasks.data.descriptor.DataException;
import org.msift.tasks.data.descriptor.DescriptorFile;
import org.msift.tasks.data.descriptor.SourceDescriptor;
import org.msift.tasks.data.descriptor.Task;
import org.msift.tasks.data.generator.LookAlike;
import org.msift.tasks.data.generator.LookAlikeFiles;
import org.msift.tasks.data.generator.LookAlikeFolders;

class ReadyLayoutTest {

  @TempDir Path root;

  @Test
  void everyReadyDescriptorParses() {
    assertThat(DescriptorFile.READY)
        .allSatisfy(name -> assertThat(DescriptorFile.ready(name)).isNotNull());
  }

  @Test
  void choosesSources() {
    assertThat(DescriptorFile.ready("water12").withSources(List.of("dem")).sources())
        .extracting(SourceDescriptor::name)
        .containsExactly("dem");
    assertThatThrownBy(() -> DescriptorFile.ready("water12").withSources(List.of("sar")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("optical, dem, prior");
  }

  @Test
  void readsVais() {
    LookAlikeFiles.vais(new LookAlike(Task.IMAGE, 16, 12, 0, 1).draw(), root);
    SplitData data = DataSets.open(DescriptorFile.ready("vais"), root);
    assertThat(data.train().size()).isEqualTo(8);
    assertThat(data.test().classCounts()).containsExactly(1, 1, 1, 1, 0, 0);
    assertThat(data.train().sourceShapes().get(1))
        .isEqualTo(new SourceShape("infrared", 224, 224, 1));
    assertThat(data.report()).contains("1 images without a partner");
  }

  @Test
  void readsMdlRsInBothLayouts() {
    DataSet drawn = new LookAlike(Task.PIXEL, 7, 12, 0, 1).draw();
    LookAlikeFiles.mdlRs(drawn, root);
    SplitData data = DataSets.open(DescriptorFile.ready("houston2013-mdlrs"), root);
    assertThat(data.train().sample(2).sources()[0]).containsExactly(drawn.sample(3).sources()[0]);
    assertThat(data.test().label(0)).containsExactly(drawn.label(2));
    String yaml =
        """
        task: pixel
        sources:
          - {name: hsi, arrays: {train: HSI_TrSet.mat, test: HSI_TeSet.mat}, window: 7, layout: as-published}
        labels: {arrays: {train: TrLabel.mat, test: TeLabel.mat}, first: 1}
        classes: [{name: a}, {name: b}, {name: c}, {name: d}]
        split: {method: given}
        """;
    float[] published =
        DataSets.open(DescriptorFile.parse("test", yaml), root).train().sample(0).sources()[0];
    float[] correct = drawn.sample(0).sources()[0];
    for (int i = 0; i < correct.length; i++) {
      assertThat(published[(i % 3) * 49 + i / 3]).isEqualTo(correct[i]);
    }
  }

  @Test
  void readsSpaceNet6() {
    DataSet drawn = new LookAlike(Task.SEGMENT, 16, 9, 2, 1).draw();
    LookAlikeFiles.spaceNet6(drawn, root);
    SplitData data = DataSets.open(DescriptorFile.ready("spacenet6"), root);
    assertThat(data.train().size()).isEqualTo(6);
    assertThat(data.test().label(0)[7]).isEqualTo(Math.min(1, drawn.label(2)[7]));
  }

  @Test
  void readsObjectsOfMsrs() {
    DataSet drawn = new LookAlike(Task.IMAGE, 16, 24, 0, 1).draw();
    LookAlikeFolders.msrsObjects(drawn, root);
    SplitData data = DataSets.open(DescriptorFile.ready("msrs_objects"), root);
    assertThat(data.train().size() + data.validation().size() + data.test().size()).isEqualTo(24);
    assertThat(data.train().classCounts()).doesNotContain(0);
    assertThat(data.report()).contains("person", "bicycle", "car");
  }

  @Test
  void readsPixelsOfHouston() {
    DataSet drawn = new LookAlike(Task.PIXEL, 5, 400, 0, 1).draw();
    LookAlikeFolders.houston2013(drawn, root);
    SplitData data = DataSets.open(DescriptorFile.ready("houston2013"), root);
    assertThat(data.train().sourceShapes())
        .containsExactly(new SourceShape("hsi", 1, 1, 3), new SourceShape("lidar", 1, 1, 1));
    assertThat(data.train().size() + data.validation().size() + data.test().size()).isEqualTo(400);
    assertThat(Arrays.copyOf(data.test().classCounts(), 4)).doesNotContain(0);
  }

  @Test
  void readsTilesOfWater() {
    DataSet drawn = new LookAlike(Task.SEGMENT, 16, 20, 0, 1).draw();
    LookAlikeFolders.water12(drawn, root);
    SplitData data =
        DataSets.open(DescriptorFile.ready("water12").withSources(List.of("optical", "dem")), root);
    assertThat(data.train().sourceShapes())
        .containsExactly(new SourceShape("optical", 16, 16, 7), new SourceShape("dem", 16, 16, 2));
    assertThat(data.train().label(0)).contains(0, 1);
    float[] optical = data.train().sample(0).sources()[0];
    assertThat(optical[3])
        .as("bands 0 and 3 hold one band of the drawn source")
        .isEqualTo(optical[0]);
  }

  @Test
  void cutsPatchesOutOfHoustonsRasters() {
    DataSet drawn = new LookAlike(Task.SEGMENT, 40, 18, 0, 1).draw();
    LookAlikeFiles.houstonRasters(drawn, root);
    SplitData data = DataSets.open(DescriptorFile.ready("houston2013-rasters"), root);
    assertThat(data.descriptor().split().distance()).isGreaterThanOrEqualTo(7);
    assertThat(data.train().sourceShapes())
        .containsExactly(new SourceShape("hsi", 7, 7, 3), new SourceShape("lidar", 7, 7, 1));
    assertThat(data.train().size() + data.test().size()).isEqualTo(18 * 16);
    String id = data.test().id(3);
    assertThat(id).startsWith("row ");
    String[] place = id.replaceAll("[a-z]", "").strip().split("\\D+");
    int row = Integer.parseInt(place[0]);
    int column = Integer.parseInt(place[1]);
    Sample whole = drawn.sample(column / 40);
    float expected = whole.sources()[0][(row * 40 + column % 40) * 3 + 1];
    SourceScaling scaling = data.scalings().get(0);
    double centre = (expected - scaling.offset()[1]) * scaling.scale()[1];
    float[] patch = data.test().sample(3).sources()[0];
    assertThat(patch[(3 * 7 + 3) * 3 + 1]).isEqualTo((float) centre);
    assertThat(data.test().label(3)[0]).isEqualTo(whole.label()[row * 40 + column % 40]);
    // Cut out when asked for: nothing is kept.
    assertThat(data.test().sample(3).sources()[0]).isEqualTo(patch).isNotSameAs(patch);
  }

  @Test
  void cutsPatchesOutOfAScene() throws IOException {
    float[] values = new float[30];
    for (int i = 0; i < 30; i++) {
      values[i] = i;
    }
    ImageFile.write(root.resolve("a.tif"), Image.of(5, 6, 1, SampleType.FLOAT32, values));
    float[] map = new float[30];
    map[0] = 1;
    map[14] = 2;
    NumpyFile.write(root.resolve("train.npy"), map, 5, 6);
    Files.writeString(root.resolve("test.txt"), "; comment\n1 6 5\n\n1 1 5\n");
    String yaml =
        """
        task: pixel
        sources: [{name: a, raster: a.tif, window: 3}]
        labels: {lists: {test: test.txt, train: train.csv}, first: 1}
        classes: [{name: one}, {name: two}]
        split: {method: given}
        """;
    Files.writeString(root.resolve("train.csv"), "row,column,class\n0,0,1\n2,2,2\n");
    SplitData data = DataSets.open(DescriptorFile.parse("t", yaml), root);
    assertThat(data.train().sample(0).sources()[0]).containsExactly(0, 0, 1, 0, 0, 1, 6, 6, 7);
    assertThat(data.train().sample(1).sources()[0])
        .containsExactly(7, 8, 9, 13, 14, 15, 19, 20, 21);
    assertThat(data.test().sample(0).sources()[0])
        .containsExactly(22, 23, 23, 28, 29, 29, 28, 29, 29);
    assertThat(data.test().label(1)).containsExactly(1);
    String maps =
        yaml.replace("lists: {test: test.txt, train: train.csv}", "maps: {train: train.npy}");
    assertThat(DataSets.open(DescriptorFile.parse("t", maps), root).train().classCounts())
        .containsExactly(1, 1);
    String large = yaml.replace("window: 3", "window: 7");
    assertThatThrownBy(() -> DataSets.open(DescriptorFile.parse("t", large), root))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("larger than the scene");
  }
}
