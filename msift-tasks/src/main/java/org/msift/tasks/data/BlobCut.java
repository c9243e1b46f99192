package org.msift.tasks.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.msift.tasks.data.descriptor.DataDescriptor;
import org.msift.tasks.data.descriptor.SplitDescriptor;

/**
 * Blobs of labelled pixels for a split by blobs. The only blob of a class is cut in two across its
 * longer axis, or no result could be reported for the class; the pixels between the pieces belong
 * to no part, so that the pieces are as far apart as other blobs are.
 */
final class BlobCut {

  private final int[] rows;
  private final int[] columns;
  private final int[] labels;
  private final SplitDescriptor split;
  private final String[] groups;
  private final List<String> notes = new ArrayList<>();

  BlobCut(int[] rows, int[] columns, int[] labels, DataDescriptor descriptor) {
    this.rows = rows;
    this.columns = columns;
    this.labels = labels;
    this.split = descriptor.split();
    this.groups = Blobs.of(rows, columns, split.distance());
    if (split.test() + split.validation() > 0) {
      Map<Integer, String> singles = singles();
      singles.keySet().removeIf(label -> label == DataSet.IGNORE);
      singles.forEach((label, blob) -> cut(descriptor.classes().get(label).name(), label, blob));
    }
  }

  /** The blob of each pixel; null for pixels that belong to no part. */
  String[] groups() {
    return groups;
  }

  /** What was cut, for the reader of the report. */
  List<String> notes() {
    return notes;
  }

  private Map<Integer, String> singles() {
    Map<Integer, String> first = new TreeMap<>();
    List<Integer> several = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      String before = first.putIfAbsent(labels[i], groups[i]);
      if (before != null && !before.equals(groups[i])) {
        several.add(labels[i]);
      }
    }
    several.forEach(first::remove);
    return first;
  }

  private void cut(String name, int label, String blob) {
    int[] members = IntStream.range(0, groups.length).filter(i -> blob.equals(groups[i])).toArray();
    if (Arrays.stream(members).anyMatch(i -> labels[i] != label)) {
      notes.add(name + ": one blob, shared with another class; all of it is in one part");
      return;
    }
    boolean byRow = extent(members, rows) >= extent(members, columns);
    int[] along = byRow ? rows : columns;
    int edge = edge(members, along, new Random(split.seed() * 31 + label).nextBoolean());
    if (edge == Integer.MIN_VALUE) {
      notes.add(name + ": one blob, too short to be cut; all of it is for training");
      return;
    }
    int left = 0;
    for (int i : members) {
      boolean before = along[i] <= edge;
      boolean after = along[i] > edge + split.distance();
      groups[i] = before ? blob + "a" : after ? blob + "b" : null;
      left += before || after ? 0 : 1;
    }
    notes.add(
        "%s: one blob, cut across %s %d; the %d pixels up to %d further are in no part"
            .formatted(name, byRow ? "row" : "column", edge, left, split.distance()));
  }

  private static int extent(int[] members, int[] along) {
    return Arrays.stream(members).map(i -> along[i]).max().orElse(0)
        - Arrays.stream(members).map(i -> along[i]).min().orElse(0);
  }

  /** The last row or column of the first piece, so that one piece has the share held out. */
  private int edge(int[] members, int[] along, boolean heldOutFirst) {
    double heldOut = split.test() > 0 ? split.test() : split.validation();
    double share = heldOut / (1 - split.test() - split.validation() + heldOut);
    int best = Integer.MIN_VALUE;
    double error = Double.POSITIVE_INFINITY;
    int[] edges = Arrays.stream(members).map(i -> along[i]).sorted().distinct().toArray();
    for (int edge : edges) {
      long first = Arrays.stream(members).filter(i -> along[i] <= edge).count();
      long second = Arrays.stream(members).filter(i -> along[i] > edge + split.distance()).count();
      double held = (double) (heldOutFirst ? first : second) / (first + second);
      if (second > 0 && Math.abs(held - share) < error) {
        error = Math.abs(held - share);
        best = edge;
      }
    }
    return best;
  }
}
