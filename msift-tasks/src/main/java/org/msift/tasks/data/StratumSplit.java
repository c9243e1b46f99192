package org.msift.tasks.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.msift.tasks.data.descriptor.Split;

/** Draws the parts of the groups of one class. */
final class StratumSplit {

  /** With more groups than this the draw alone comes within one group of the shares. */
  private static final int IMPROVED = 256;

  private static final List<Split> BY_NEED = List.of(Split.TRAIN, Split.TEST, Split.VALIDATION);

  private final Map<String, Split> chosen;
  private final Map<String, Integer> sizes;
  private final List<Split> required;
  private final List<Split> wanted;
  private final List<String> free;
  private final double[] missing = new double[Split.values().length];
  private final int[] held = new int[Split.values().length];

  /** Groups that are chosen already stay where they are; the others are added to the map. */
  StratumSplit(Map<String, Integer> sizes, Map<String, Split> chosen, Map<Split, Double> shares) {
    this.sizes = sizes;
    this.chosen = chosen;
    this.wanted = BY_NEED.stream().filter(shares::containsKey).toList();
    this.required = wanted.subList(0, Math.min(wanted.size(), sizes.size()));
    int total = sizes.values().stream().mapToInt(Integer::intValue).sum();
    shares.forEach((split, share) -> missing[split.ordinal()] = share * total);
    this.free = new ArrayList<>();
    for (String group : sizes.keySet()) {
      if (chosen.containsKey(group)) {
        count(group, chosen.get(group), 1);
      } else {
        free.add(group);
      }
    }
  }

  void draw(Random random) {
    Collections.shuffle(free, random);
    for (String group : free) {
      put(group, next());
    }
    if (free.size() <= IMPROVED) {
      boolean better = true;
      while (better) {
        better = moveOne() || swapTwo();
      }
    }
  }

  private Split next() {
    for (Split split : required) {
      if (held[split.ordinal()] == 0) {
        return split;
      }
    }
    return wanted.stream()
        .reduce((a, b) -> missing[a.ordinal()] >= missing[b.ordinal()] ? a : b)
        .orElseThrow();
  }

  private boolean moveOne() {
    for (String group : free) {
      Split from = chosen.get(group);
      boolean last = held[from.ordinal()] == 1 && required.contains(from);
      for (Split to : wanted) {
        if (!last && gain(from, to, sizes.get(group)) > 0) {
          move(group, to);
          return true;
        }
      }
    }
    return false;
  }

  private boolean swapTwo() {
    for (String one : free) {
      for (String two : free) {
        Split from = chosen.get(one);
        Split to = chosen.get(two);
        if (gain(from, to, sizes.get(one) - sizes.get(two)) > 0) {
          move(one, to);
          move(two, from);
          return true;
        }
      }
    }
    return false;
  }

  /** By how much moving samples lessens the sum of squared distances from the shares. */
  private double gain(Split from, Split to, int samples) {
    double before = missing[from.ordinal()];
    double after = missing[to.ordinal()];
    // Moves of equal worth must not go on for ever because of rounding.
    return from == to
        ? 0
        : 2.0 * samples * (after - before - samples) - 1e-6 * Math.max(1, Math.abs(samples));
  }

  private void move(String group, Split to) {
    count(group, chosen.get(group), -1);
    put(group, to);
  }

  private void put(String group, Split split) {
    chosen.put(group, split);
    count(group, split, 1);
  }

  private void count(String group, Split split, int sign) {
    missing[split.ordinal()] -= sign * (double) sizes.get(group);
    held[split.ordinal()] += sign;
  }
}
