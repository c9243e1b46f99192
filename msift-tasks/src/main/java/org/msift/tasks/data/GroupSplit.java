package org.msift.tasks.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.msift.tasks.data.descriptor.Split;

/** Divides groups at random so that, class by class, shares are met as whole groups allow. */
final class GroupSplit {

  private GroupSplit() {}

  /**
   * The part of each sample. A stratum of two groups or more has samples in training and test, one
   * of three or more in validation too, unless a group that it shares with a scarcer stratum stands
   * against it.
   *
   * @param groups what stays together; null: in no part
   * @param strata the class of each sample; a group may hold several
   * @param shares of the parts asked for; they sum to 1
   */
  static Split[] assign(String[] groups, int[] strata, Map<Split, Double> shares, long seed) {
    Map<String, Split> chosen = new HashMap<>();
    TreeMap<Integer, TreeMap<String, Integer>> sizes = sizes(groups, strata);
    List<Integer> scarceFirst = new ArrayList<>(sizes.keySet());
    scarceFirst.sort(Comparator.comparingInt(stratum -> sizes.get(stratum).size()));
    for (int stratum : scarceFirst) {
      new StratumSplit(sizes.get(stratum), chosen, shares).draw(new Random(seed * 31 + stratum));
    }
    Split[] parts = new Split[groups.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = groups[i] == null ? null : chosen.get(groups[i]);
    }
    return parts;
  }

  /** By stratum: how many of its samples each group holds. */
  private static TreeMap<Integer, TreeMap<String, Integer>> sizes(String[] groups, int[] strata) {
    TreeMap<Integer, TreeMap<String, Integer>> sizes = new TreeMap<>();
    for (int i = 0; i < groups.length; i++) {
      if (groups[i] != null) {
        sizes
            .computeIfAbsent(strata[i], stratum -> new TreeMap<>())
            .merge(groups[i], 1, Integer::sum);
      }
    }
    return sizes;
  }
}
