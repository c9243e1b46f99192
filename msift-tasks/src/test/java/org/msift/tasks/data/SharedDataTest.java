package org.msift.tasks.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.msift.core.SharedFiles;
import org.msift.tasks.data.descriptor.DescriptorFile;
import org.msift.tasks.data.descriptor.Split;

class SharedDataTest {

  private static SplitData open(String name) {
    return DataSets.open(DescriptorFile.ready(name), SharedFiles.require("data/" + name));
  }

  private static Set<String> ids(DataSet data) {
    return IntStream.range(0, data.size()).mapToObj(data::id).collect(Collectors.toSet());
  }

  @Test
  void countsObjectsAndKeepsSourceImagesTogether() {
    SplitData data = open("msrs_objects");
    long[] all = data.train().classCounts();
    for (DataSet part : new DataSet[] {data.validation(), data.test()}) {
      long[] counts = part.classCounts();
      Arrays.setAll(all, i -> all[i] + counts[i]);
    }
    assertThat(all).containsExactly(260, 98, 220);
    assertThat(data.test().size()).isBetween(104, 127);
    Set<String> scenes = new HashSet<>();
    for (Split split : Split.values()) {
      Set<String> own =
          ids(data.part(split)).stream()
              .map(id -> id.replaceFirst("_\\d+$", ""))
              .collect(Collectors.toSet());
      assertThat(own).noneMatch(scenes::contains);
      scenes.addAll(own);
    }
    assertThat(ids(open("msrs_objects").test())).isEqualTo(ids(data.test()));
    assertThat(data.report()).contains("bicycle").contains("published:");
  }

  @Test
  void splitsHoustonByBlobs() {
    SplitData data = open("houston2013");
    int kept = data.train().size() + data.validation().size() + data.test().size();
    // Two classes of one blob are cut; what lies between the pieces is left out.
    assertThat(kept).isEqualTo(1857);
    assertThat(data.report()).contains("Synthetic grass: one blob", "Running track: one blob");
    assertThat(data.train().sourceShapes())
        .containsExactly(new SourceShape("hsi", 1, 1, 144), new SourceShape("lidar", 1, 1, 21));
    Path root = SharedFiles.require("data/houston2013");
    float[] rows = RasterFile.read(root.resolve("train_row.npy"), null).values();
    float[] columns = RasterFile.read(root.resolve("train_col.npy"), null).values();
    assertThat(data.train().classCounts()).doesNotContain(0);
    assertThat(data.test().classCounts()).doesNotContain(0);
    // Of one or two blobs: synthetic grass, tennis court, running track.
    assertThat(data.validation().classCounts())
        .satisfies(
            counts -> {
              for (int c = 0; c < counts.length; c++) {
                assertThat(counts[c] == 0)
                    .as(data.descriptor().classes().get(c).name())
                    .isEqualTo(c == 2 || c >= 13);
              }
            });
    Set<String> learned = ids(data.train());
    learned.addAll(ids(data.validation()));
    for (String test : ids(data.test())) {
      int t = Integer.parseInt(test.substring(4));
      for (String train : learned) {
        int k = Integer.parseInt(train.substring(4));
        float gap = Math.max(Math.abs(rows[t] - rows[k]), Math.abs(columns[t] - columns[k]));
        assertThat(gap).isGreaterThan(1);
      }
    }
  }

  @Test
  void readsHoustonFromMatlabAsFromNumpy() {
    Path root = SharedFiles.require("data/houston2013");
    assertThat(RasterFile.read(root.resolve("train_pixels.mat"), "HSI").values())
        .containsExactly(RasterFile.read(root.resolve("train_HSI.npy"), null).values());
  }

  @Test
  void readsTwelveBandsOfWater() {
    SplitData data = open("water12");
    assertThat(data.train().sourceShapes()).extracting(SourceShape::bands).containsExactly(7, 2, 2);
    assertThat(data.train().size() + data.validation().size() + data.test().size()).isEqualTo(46);
    assertThat(data.train().classCounts()).doesNotContain(0);
    Path tile = SharedFiles.require("data/water12/images/185.tif");
    Raster raster = RasterFile.read(tile, null);
    assertThat(raster.bands()).isEqualTo(12);
    assertThat(raster.values()[(5 * 128 + 3) * 12]).isEqualTo(318);
  }
}
