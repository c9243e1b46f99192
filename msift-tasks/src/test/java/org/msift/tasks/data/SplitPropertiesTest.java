package org.msift.tasks.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.msift.tasks.data.descriptor.Split;

class SplitPropertiesTest {

  @Property(tries = 200)
  void everyPartHasOfEveryClassThatCanBeDivided(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 15) Integer> drawn,
      @ForAll long seed) {
    String[] groups = drawn.stream().map(number -> "g" + number).toArray(String[]::new);
    int[] strata = drawn.stream().mapToInt(number -> number % 3).toArray();
    Map<Split, Double> shares = Map.of(Split.TRAIN, 0.9, Split.VALIDATION, 0.01, Split.TEST, 0.09);
    Split[] parts = GroupSplit.assign(groups, strata, shares, seed);
    for (int stratum = 0; stratum < 3; stratum++) {
      Set<String> own = new HashSet<>();
      Set<Split> reached = new HashSet<>();
      for (int i = 0; i < parts.length; i++) {
        if (strata[i] == stratum) {
          own.add(groups[i]);
          reached.add(parts[i]);
        }
      }
      assertThat(reached).hasSize(Math.min(3, own.size()));
      assertThat(own.size() == 2).isEqualTo(reached.equals(Set.of(Split.TRAIN, Split.TEST)));
    }
  }

  @Property(tries = 200)
  void groupsStayTogetherAndTheDrawRepeats(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 15) Integer> drawn,
      @ForAll long seed) {
    String[] groups = drawn.stream().map(number -> "g" + number).toArray(String[]::new);
    int[] strata = drawn.stream().mapToInt(number -> number % 3).toArray();
    Map<Split, Double> shares = Map.of(Split.TRAIN, 0.6, Split.VALIDATION, 0.1, Split.TEST, 0.3);
    Split[] parts = GroupSplit.assign(groups, strata, shares, seed);
    Map<String, Split> of = new HashMap<>();
    for (int i = 0; i < parts.length; i++) {
      assertThat(of.merge(groups[i], parts[i], (before, now) -> before)).isEqualTo(parts[i]);
    }
    assertThat(of).containsValue(Split.TRAIN);
    assertThat(GroupSplit.assign(groups, strata, shares, seed)).containsExactly(parts);
  }
}
