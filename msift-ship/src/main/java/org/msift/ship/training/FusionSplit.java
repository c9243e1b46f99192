package org.msift.ship.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which pairs train a network, which choose its best state, and which judge it in the end.
 *
 * @param train pairs to learn from, at least one
 * @param validation pairs to choose by; none to choose by the training loss
 * @param test pairs that training never sees
 */
public record FusionSplit(
    List<FusionPair> train, List<FusionPair> validation, List<FusionPair> test) {

  /**
   * Copies the lists.
   *
   * @param train pairs to learn from, at least one
   * @param validation pairs to choose by; none to choose by the training loss
   * @param test pairs that training never sees
   * @throws IllegalArgumentException if there is no pair to learn from
   */
  public FusionSplit {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
    if (train.isEmpty()) {
      throw new IllegalArgumentException(
          "no pair is left to learn from, with %d for validation and %d for the test; give more pairs or smaller shares"
              .formatted(validation.size(), test.size()));
    }
  }

  /**
   * Divides pairs at random.
   *
   * @param pairs all pairs
   * @param validation share of all pairs to choose by, in [0, 1); rounded
   * @param test share of all pairs that training never sees, in [0, 1); rounded
   * @param seed seed of the choice
   * @return the parts, each in the order of the pairs
   * @throws IllegalArgumentException if a share is out of its range, or no pair is left to learn
   *     from
   */
  public static FusionSplit of(List<FusionPair> pairs, double validation, double test, long seed) {
    requireShare("validation", validation);
    requireShare("test", test);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    int tested = (int) Math.round(test * pairs.size());
    int validated = Math.min(pairs.size() - tested, (int) Math.round(validation * pairs.size()));
    return new FusionSplit(
        part(pairs, order.subList(tested + validated, pairs.size())),
        part(pairs, order.subList(tested, tested + validated)),
        part(pairs, order.subList(0, tested)));
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException(
          "the share for " + name + " is " + share + ", expected a number in [0, 1)");
    }
  }

  private static List<FusionPair> part(List<FusionPair> pairs, List<Integer> places) {
    return places.stream().sorted().map(pairs::get).toList();
  }

  /** All files, in the order of the parts. */
  List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (List<FusionPair> part : List.of(train, validation, test)) {
      for (FusionPair pair : part) {
        files.add(pair.visible());
        files.add(pair.infrared());
        pair.mask().ifPresent(files::add);
      }
    }
    return files;
  }

  /** The names of a part. */
  static List<String> names(List<FusionPair> part) {
    return part.stream().map(FusionPair::name).toList();
  }
}
