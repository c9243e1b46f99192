package org.msift.tasks.data.descriptor;

import java.util.Map;

/**
 * How samples are divided. Parts that are asked for and come out empty are errors.
 *
 * @param method which; group if absent
 * @param seed of the draw; 1 if absent
 * @param validation share of validation, 0..1; 0 if absent
 * @param test share of test, 0..1; 0 if absent
 * @param lists for {@code lists}: files with one id per line, by split
 * @param rows for {@code blobs} of tables: file with the row of each sample in the scene
 * @param columns for {@code blobs} of tables: file with the column
 * @param distance for {@code blobs}: pixels at most this far apart (in rows and columns) are
 *     connected; 1 if absent, at least the window for patches that must not overlap
 */
public record SplitDescriptor(
    SplitMethod method,
    Long seed,
    Double validation,
    Double test,
    Map<Split, String> lists,
    String rows,
    String columns,
    Integer distance) {

  /**
   * Fills in defaults.
   *
   * @param method which; group if absent
   * @param seed of the draw; 1 if absent
   * @param validation share of validation, 0..1; 0 if absent
   * @param test share of test, 0..1; 0 if absent
   * @param lists for {@code lists}: files with one id per line, by split
   * @param rows for {@code blobs} of tables: file with the row of each sample in the scene
   * @param columns for {@code blobs} of tables: file with the column
   * @param distance for {@code blobs}: pixels at most this far apart (in rows and columns) are
   *     connected; 1 if absent, at least the window for patches that must not overlap
   * @throws IllegalArgumentException if shares or distance are out of range
   */
  public SplitDescriptor {
    method = method == null ? SplitMethod.GROUP : method;
    seed = seed == null ? 1L : seed;
    validation = validation == null ? 0.0 : validation;
    test = test == null ? 0.0 : test;
    lists = lists == null ? Map.of() : Map.copyOf(lists);
    distance = distance == null ? 1 : distance;
    if (!(validation >= 0 && test >= 0 && validation + test < 1)) {
      throw new IllegalArgumentException(
          "split: validation " + validation + " and test " + test + " leave no training part");
    }
    if (distance < 1 || distance > 64) {
      throw new IllegalArgumentException("split: distance " + distance + " is not 1..64");
    }
  }
}
