package org.msift.tasks.report;

import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What each class is called and which colour it has on a map.
 *
 * @param names the name of each class, at least one
 * @param colours as many colours
 */
public record ClassColours(List<String> names, List<Color> colours) {

  /** The colour of pixels without a class. */
  public static final Color NO_CLASS = Color.BLACK;

  /** Angles at this distance never come near each other again soon. */
  private static final float GOLDEN_ANGLE = 0.381966f;

  /**
   * Classes with their colours, both lists copied.
   *
   * @param names the name of each class, at least one
   * @param colours as many colours
   * @throws IllegalArgumentException if there is no class or the lists differ in size
   */
  public ClassColours {
    names = List.copyOf(names);
    colours = List.copyOf(colours);
    if (names.isEmpty() || names.size() != colours.size()) {
      throw new IllegalArgumentException(
          names.size() + " class names and " + colours.size() + " colours, expected as many");
    }
  }

  /**
   * Classes in colours that are easy to tell apart; the same class index always has the same one.
   *
   * @param names the name of each class, at least one
   * @return the classes with colours
   * @throws IllegalArgumentException if there is no class
   */
  public static ClassColours of(List<String> names) {
    return new ClassColours(
        names, IntStream.range(0, names.size()).mapToObj(ClassColours::colour).toList());
  }

  private static Color colour(int index) {
    float hue = (0.58f + index * GOLDEN_ANGLE) % 1;
    float brightness = new float[] {0.82f, 0.95f, 0.62f}[index % 3];
    float saturation = new float[] {0.70f, 0.45f, 0.60f}[index / 3 % 3];
    return Color.getHSBColor(hue, saturation, brightness);
  }

  Color colourOf(int label) {
    return label >= 0 && label < colours.size() ? colours.get(label) : NO_CLASS;
  }
}
