package org.msift.tasks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.image.NumpyFile;
import org.msift.tasks.data.descriptor.DataDescriptor;
import org.msift.tasks.data.descriptor.DataException;
import org.msift.tasks.data.descriptor.DescriptorFile;

/** New files are read as the files of the training were. */
class NewDataTest {

  private static final String CLASSES = "classes: [{name: one}, {name: two}]\n";
  private static final List<SourceScaling> SCALINGS =
      List.of(
          new SourceScaling("a", new double[] {1}, new double[] {2}),
          new SourceScaling("b", new double[] {0, 0}, new double[] {1, 1}));

  @TempDir private Path folder;

  private Path npy(String name, int[] shape, float... values) {
    Path file = folder.resolve(name + ".npy");
    long[] sizes = java.util.Arrays.stream(shape).asLongStream().toArray();
    NumpyFile.write(file, values, sizes);
    return file;
  }

  private static DataDescriptor descriptor(String task, String a, String b) {
    String sources = "sources: [{name: a, %s}, {name: b, %s}]\n".formatted(a, b);
    return DescriptorFile.parse("test", "task: " + task + "\n" + sources + CLASSES);
  }

  private Map<String, Path> images() {
    return Map.of(
        "a", npy("a", new int[] {1, 2, 2}, 9, 1, 9, 3),
        "b", npy("b", new int[] {1, 2, 2}, 1, 2, 3, 4));
  }

  @Test
  void anImageIsOneSampleWithTheBandsAndTheScalingOfTheTraining() {
    DataDescriptor descriptor = descriptor("segment", "files: x, bands: [1]", "files: x");
    NewData data = NewData.read(descriptor, SCALINGS, images());
    assertThat(data.pixelWise()).isFalse();
    assertThat(data.samples().size()).isOne();
    assertThat(data.samples().sample(0).sources()[0]).containsExactly(0, 4);
    assertThat(data.samples().sample(0).label()).containsExactly(255, 255);
    assertThat(data.images().get(0).values()).containsExactly(1, 3);
    assertThat(data.sampleAt(0, 1)).isZero();
  }

  @Test
  void aSceneIsASamplePerPixelWithData() {
    DataDescriptor descriptor =
        descriptor("pixel", "raster: x, bands: [1], noData: 1", "raster: x");
    NewData data = NewData.read(descriptor, SCALINGS, images());
    assertThat(data.pixelWise()).isTrue();
    assertThat(data.samples().size()).isOne();
    assertThat(data.place(0)).isOne();
    assertThat(data.sampleAt(0, 1)).isZero();
    assertThatThrownBy(() -> data.sampleAt(0, 0)).hasMessageContaining("has no data");
    assertThatThrownBy(() -> data.sampleAt(1, 0))
        .hasMessageContaining("outside the image of 2 x 1");
  }

  @Test
  void aTableIsASamplePerRow() {
    DataDescriptor descriptor = descriptor("pixel", "array: x, columns: [1, 2]", "array: x");
    Map<String, Path> files =
        Map.of(
            "a", npy("a", new int[] {3, 2}, 9, 1, 9, 2, 9, 3),
            "b", npy("b", new int[] {3, 2}, 1, 2, 3, 4, 5, 6));
    NewData data = NewData.read(descriptor, SCALINGS, files);
    assertThat(data.height()).isEqualTo(3);
    assertThat(data.width()).isOne();
    assertThat(data.samples().sample(2).sources()[0]).containsExactly(4);
    assertThat(data.samples().sample(2).sources()[1]).containsExactly(5, 6);
    Map<String, Path> shorter =
        Map.of("a", files.get("a"), "b", npy("c", new int[] {2, 2}, 1, 2, 3, 4));
    refuses(descriptor, shorter, "2 rows", "expected 3 rows");
  }

  private static void refuses(DataDescriptor descriptor, Map<String, Path> files, String... parts) {
    assertThatThrownBy(() -> NewData.read(descriptor, SCALINGS, files))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll(parts);
  }

  @Test
  void namesWhatDoesNotFit() {
    DataDescriptor descriptor = descriptor("image", "files: x, bands: [1]", "files: x");
    Map<String, Path> good = images();
    refuses(descriptor, Map.of("a", good.get("a")), "trained on the sources [a, b]", "for [a]");
    refuses(descriptor, Map.of("a", good.get("a"), "b", folder.resolve("no")), "no is missing");
    Path taller = npy("taller", new int[] {2, 1, 2}, 1, 2, 3, 4);
    refuses(descriptor, Map.of("a", good.get("a"), "b", taller), "a is 1x2, b 2x1");
    DataDescriptor oneBand = descriptor("image", "files: x, bands: [1]", "files: x, bands: [0]");
    refuses(oneBand, good, "trained on sources [a:1, b:2]", "have [a:1, b:1]");
  }
}
