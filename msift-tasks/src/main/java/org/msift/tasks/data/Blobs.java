package org.msift.tasks.data;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Connected groups of labelled pixels. */
final class Blobs {

  private Blobs() {}

  /** The name of the blob of each pixel; pixels at most {@code distance} apart are connected. */
  static String[] of(int[] rows, int[] columns, int distance) {
    Map<Long, Integer> at = new HashMap<>();
    for (int i = 0; i < rows.length; i++) {
      at.put(key(rows[i], columns[i]), i);
    }
    int[] blob = new int[rows.length];
    Arrays.fill(blob, -1);
    for (int i = 0; i < rows.length; i++) {
      if (blob[i] < 0) {
        fill(at.get(key(rows[i], columns[i])), at, rows, columns, distance, blob);
        // Of two samples of one pixel only the last is in the map.
        blob[i] = blob[at.get(key(rows[i], columns[i]))];
      }
    }
    return Arrays.stream(blob)
        .mapToObj(b -> "r%05dc%05d".formatted(rows[b], columns[b]))
        .toArray(String[]::new);
  }

  private static void fill(
      int start, Map<Long, Integer> at, int[] rows, int[] columns, int distance, int[] blob) {
    if (blob[start] >= 0) {
      return;
    }
    ArrayDeque<Integer> open = new ArrayDeque<>();
    blob[start] = start;
    open.add(start);
    while (!open.isEmpty()) {
      int from = open.remove();
      for (int y = rows[from] - distance; y <= rows[from] + distance; y++) {
        for (int x = columns[from] - distance; x <= columns[from] + distance; x++) {
          Integer to = at.get(key(y, x));
          if (to != null && blob[to] < 0) {
            blob[to] = start;
            open.add(to);
          }
        }
      }
    }
  }

  private static long key(int row, int column) {
    return ((long) row << 32) ^ (column & 0xFFFFFFFFL);
  }
}
