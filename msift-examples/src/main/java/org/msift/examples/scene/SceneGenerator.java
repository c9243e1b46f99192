package org.msift.examples.scene;

/**
 * Paints a street at dusk as a visible and an infrared camera see it: texture, colour and markings
 * show in the visible picture only; people and engines in the dark or behind smoke in the infrared
 * one only. Both pictures are registered.
 */
public final class SceneGenerator {

  private static final long LARGEST_PIXEL_COUNT = 1L << 26;
  private static final int LARGEST_ASPECT = 64;

  private SceneGenerator() {}

  /**
   * A scene of its own for every seed; the same for the same seed and size.
   *
   * @param height pixels, at least 1
   * @param width pixels, at least 1 and at most 64 times the height
   * @param seed any number
   * @return the pair
   * @throws IllegalArgumentException if a side is out of its range or the picture has over 67
   *     million pixels
   */
  public static ScenePair generate(int height, int width, long seed) {
    requireSize(height, width);
    try (Canvas canvas = new Canvas(height, width, seed)) {
      paint(canvas);
      return canvas.photographed();
    }
  }

  private static void requireSize(int height, int width) {
    boolean sides = height >= 1 && width >= 1 && width <= (long) LARGEST_ASPECT * height;
    if (!sides || (long) height * width > LARGEST_PIXEL_COUNT) {
      throw new IllegalArgumentException(
          "height and width are %d and %d, expected 1 or more, a width of at most %d heights and at most %d pixels"
              .formatted(height, width, LARGEST_ASPECT, LARGEST_PIXEL_COUNT));
    }
  }

  /** What comes later covers what was there; the order is also that of the random numbers. */
  private static void paint(Canvas canvas) {
    new Backdrop(canvas).paint();
    new Buildings(canvas).paint();
    new Ground(canvas).paint();
    new Trees(canvas).paint();
    new Cars(canvas).paint();
    new People(canvas).paint();
    new Veil(canvas).paint();
  }
}
