package org.msift.core.checkpoint;

import java.util.List;

/**
 * One parameter under its official name and ours.
 *
 * @param officialName key in the official state dict
 * @param officialShape shape there
 * @param layout how it lies here
 * @param role trainable, buffer or dead
 * @param name our name
 */
public record ParameterEntry(
    String officialName, List<Long> officialShape, Layout layout, Role role, String name) {

  /**
   * Checks that the layout fits the shape.
   *
   * @param officialName key in the official state dict
   * @param officialShape shape there. Not modified, copied
   * @param layout how it lies here
   * @param role trainable, buffer or dead
   * @param name our name
   * @throws IllegalArgumentException if it does not, or a name or the shape is not possible
   */
  public ParameterEntry {
    officialShape = List.copyOf(officialShape);
    requireName(officialName);
    requireName(name);
    if (Shapes.elements(Shapes.array(officialShape)).isEmpty()) {
      throw new IllegalArgumentException(officialName + " has impossible shape " + officialShape);
    }
    try {
      layout.ourShape(Shapes.array(officialShape));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(officialName + ": " + e.getMessage(), e);
    }
  }

  private static void requireName(String name) {
    Names.problem(name)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException("name " + Names.quote(name) + " " + problem);
            });
  }

  /**
   * Our shape.
   *
   * @return the official shape through the layout
   */
  public List<Long> shape() {
    return Shapes.list(layout.ourShape(Shapes.array(officialShape)));
  }

  Tensor toOurs(Tensor official) {
    return layout.toOurs(official);
  }

  Tensor toOfficial(Tensor ours) {
    return layout.toOfficial(ours, Shapes.array(officialShape));
  }
}
