package org.msift.tasks.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.msift.tasks.data.descriptor.Split;

/** Divides groups at random so that shares are met as well as whole groups allow. */
final class GroupSplit {

  private GroupSplit() {}

  /**
   * Per stratum, in a seeded order, each group goes where most is missing; a group's stratum is
   * that of its first sample, and the first group of a stratum is for training.
   */
  static Split[] assign(String[] groups, int[] strata, Map<Split, Double> shares, long seed) {
    TreeMap<Integer, TreeMap<String, List<Integer>>> members = members(groups, strata);
    Split[] result = new Split[groups.length];
    for (Map.Entry<Integer, TreeMap<String, List<Integer>>> stratum : members.entrySet()) {
      List<List<Integer>> drawn = new ArrayList<>(stratum.getValue().values());
      Collections.shuffle(drawn, new Random(seed * 31 + stratum.getKey()));
      long total = drawn.stream().mapToLong(List::size).sum();
      EnumMap<Split, Double> missing = new EnumMap<>(Split.class);
      shares.forEach((split, share) -> missing.put(split, share * total));
      for (int i = 0; i < drawn.size(); i++) {
        Split split = i == 0 ? Split.TRAIN : neediest(missing);
        drawn.get(i).forEach(index -> result[index] = split);
        missing.merge(split, -(double) drawn.get(i).size(), Double::sum);
      }
    }
    return result;
  }

  private static TreeMap<Integer, TreeMap<String, List<Integer>>> members(
      String[] groups, int[] strata) {
    Map<String, Integer> stratumOf = new TreeMap<>();
    TreeMap<Integer, TreeMap<String, List<Integer>>> members = new TreeMap<>();
    for (int i = 0; i < groups.length; i++) {
      int stratum = stratumOf.computeIfAbsent(groups[i], new First(strata[i])::of);
      members
          .computeIfAbsent(stratum, key -> new TreeMap<>())
          .computeIfAbsent(groups[i], key -> new ArrayList<>())
          .add(i);
    }
    return members;
  }

  private record First(int stratum) {
    int of(String group) {
      return stratum;
    }
  }

  private static Split neediest(Map<Split, Double> missing) {
    return Collections.max(missing.entrySet(), Map.Entry.comparingByValue()).getKey();
  }
}
