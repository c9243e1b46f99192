package org.msift.tasks.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.msift.tasks.data.descriptor.DataDescriptor;
import org.msift.tasks.data.descriptor.DescriptorFile;
import org.msift.tasks.data.descriptor.Split;

class BlobSplitTest {

  private static final Map<Split, Double> SHARES =
      Map.of(Split.TRAIN, 0.6, Split.VALIDATION, 0.1, Split.TEST, 0.3);

  private final List<int[]> pixels = new ArrayList<>();

  private void rectangle(int label, int top, int left, int height, int width) {
    for (int i = 0; i < height * width; i++) {
      pixels.add(new int[] {top + i / width, left + i % width, label});
    }
  }

  private int[] column(int index) {
    return pixels.stream().mapToInt(pixel -> pixel[index]).toArray();
  }

  private static DataDescriptor descriptor(int distance) {
    return DescriptorFile.parse(
        "test",
        """
        task: pixel
        sources: [{name: a, array: a.npy}]
        labels: {array: l.npy}
        classes: [{name: one}, {name: two}, {name: three}]
        split: {method: blobs, validation: 0.1, test: 0.3, distance: %d}
        """
            .formatted(distance));
  }

  private BlobCut cut(int distance) {
    return new BlobCut(column(0), column(1), column(2), descriptor(distance));
  }

  private Split[] assign(BlobCut cut, long seed) {
    return GroupSplit.assign(cut.groups(), column(2), SHARES, seed);
  }

  private long count(Split[] parts, Split split, int label) {
    int[] labels = column(2);
    int count = 0;
    for (int i = 0; i < parts.length; i++) {
      count += parts[i] == split && labels[i] == label ? 1 : 0;
    }
    return count;
  }

  private void requireApart(Split[] parts, int distance) {
    for (int i = 0; i < parts.length; i++) {
      for (int j = 0; j < i; j++) {
        if (parts[i] != null && parts[j] != null && parts[i] != parts[j]) {
          int gap =
              Math.max(
                  Math.abs(pixels.get(i)[0] - pixels.get(j)[0]),
                  Math.abs(pixels.get(i)[1] - pixels.get(j)[1]));
          assertThat(gap).isGreaterThan(distance);
        }
      }
    }
  }

  @Test
  void cutsTheOnlyBlobOfAClassLeavingAGap() {
    rectangle(0, 10, 10, 4, 30);
    rectangle(1, 100, 10, 5, 5);
    rectangle(1, 120, 10, 5, 5);
    rectangle(2, 200, 10, 20, 1);
    rectangle(2, 230, 10, 3, 1);
    rectangle(2, 240, 10, 4, 1);
    BlobCut cut = cut(3);
    Split[] parts = assign(cut, 1);
    assertThat(cut.notes()).singleElement().asString().contains("one", "column", "12 pixels");
    assertThat(parts).filteredOn(part -> part == null).hasSize(12);
    assertThat(count(parts, Split.TRAIN, 0)).isEqualTo(72);
    assertThat(count(parts, Split.TEST, 0)).isEqualTo(36);
    assertThat(count(parts, Split.TRAIN, 1)).isEqualTo(25);
    assertThat(count(parts, Split.TEST, 1)).isEqualTo(25);
    assertThat(count(parts, Split.TRAIN, 2)).isEqualTo(20);
    assertThat(count(parts, Split.TEST, 2)).isEqualTo(4);
    assertThat(count(parts, Split.VALIDATION, 2)).isEqualTo(3);
    requireApart(parts, 3);
    assertThat(assign(cut(3), 1)).containsExactly(parts);
  }

  @Test
  void leavesWhatCannotBeCutToTraining() {
    rectangle(0, 10, 10, 4, 4);
    rectangle(1, 100, 10, 5, 5);
    rectangle(2, 100, 15, 5, 5);
    BlobCut cut = cut(3);
    assertThat(cut.notes()).hasSize(3);
    assertThat(cut.notes().get(0)).contains("too short");
    assertThat(cut.notes().get(2)).contains("three", "shared");
    assertThat(assign(cut, 1)).containsOnly(Split.TRAIN);
  }

  @Test
  void meetsSharesAsBlobsAllow() {
    int[] sizes = {30, 25, 25, 25, 16, 9, 8, 8, 7, 5, 5, 4};
    for (int i = 0; i < sizes.length; i++) {
      rectangle(0, 10 * i, 0, 1, sizes[i]);
    }
    int total = Arrays.stream(sizes).sum();
    for (long seed = 0; seed < 20; seed++) {
      Split[] parts = assign(cut(1), seed);
      assertThat(count(parts, Split.TRAIN, 0)).isBetween((long) (0.57 * total), 105L);
      assertThat(count(parts, Split.TEST, 0)).isBetween((long) (0.27 * total), 55L);
    }
  }

  @Test
  void aBlobOfSeveralClassesCountsForEach() {
    rectangle(0, 0, 0, 2, 4);
    rectangle(1, 2, 0, 2, 4);
    rectangle(0, 20, 0, 2, 4);
    rectangle(1, 40, 0, 2, 4);
    rectangle(1, 60, 0, 2, 4);
    Split[] parts = assign(cut(1), 5);
    for (int label = 0; label < 2; label++) {
      assertThat(count(parts, Split.TRAIN, label)).isPositive();
      assertThat(count(parts, Split.TEST, label)).isPositive();
    }
    requireApart(parts, 1);
  }
}
