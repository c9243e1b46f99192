package org.msift.core.training;

/** The check of a number in a recipe. */
public final class RecipeNumber {

  private RecipeNumber() {}

  /**
   * Refuses a number that is too small or not finite.
   *
   * @param name what messages call it
   * @param value the number
   * @param least the smallest one allowed
   * @throws IllegalArgumentException if it is smaller, infinite or NaN
   */
  public static void requireAtLeast(String name, double value, double least) {
    if (!(value >= least && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          name + " is " + value + ", expected a finite number of " + least + " or more");
    }
  }
}
