package org.msift.tasks.data.descriptor;

/**
 * A class.
 *
 * @param name its name
 * @param color its colour in maps as #RRGGBB; chosen by the reader's position in a fixed list if
 *     absent
 */
public record ClassDescriptor(String name, String color) {

  /**
   * Checks both.
   *
   * @param name its name
   * @param color its colour in maps as #RRGGBB; chosen by the reader's position in a fixed list if
   *     absent
   * @throws IllegalArgumentException if the name is missing or the colour is not #RRGGBB
   */
  public ClassDescriptor {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("a class has no name");
    }
    if (color != null && !color.matches("#[0-9a-fA-F]{6}")) {
      throw new IllegalArgumentException("class " + name + ": colour " + color + " is not #RRGGBB");
    }
  }

  /**
   * The colour of a map.
   *
   * @param index the index of this class, from 0
   * @return 0xRRGGBB
   */
  public int rgb(int index) {
    return color == null
        ? java.awt.Color.HSBtoRGB((index * 0.618034f) % 1, 0.6f + 0.3f * (index % 2), 0.9f)
            & 0xFFFFFF
        : Integer.parseInt(color.substring(1), 16);
  }
}
