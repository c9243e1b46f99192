package org.msift.ship.training;

import java.util.ArrayList;
import java.util.List;
import org.msift.ship.pansharpening.PanScene;

/**
 * Regions of scenes: those that train a network, those that choose its best state, and those that
 * judge it. Each is a range of columns over the whole height, cut out before anything is simulated,
 * so that no filter mixes them.
 *
 * @param train regions to learn from, at least one
 * @param validation regions to choose by; none to choose by the training loss
 * @param test regions that training never sees
 */
public record SceneSplit(List<PanScene> train, List<PanScene> validation, List<PanScene> test) {

  /**
   * Copies the lists and checks that all regions are of one kind.
   *
   * @param train regions to learn from, at least one
   * @param validation regions to choose by
   * @param test regions that training never sees
   * @throws IllegalArgumentException if there is nothing to learn from, or regions differ in bands,
   *     ratio, sensor or peak
   */
  public SceneSplit {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
    if (train.isEmpty()) {
      throw new IllegalArgumentException("no scene to learn from; give at least one");
    }
    for (List<PanScene> part : List.of(train, validation, test)) {
      for (PanScene scene : part) {
        requireSame(train.get(0), scene);
      }
    }
  }

  private static void requireSame(PanScene first, PanScene other) {
    String expected = kind(first);
    String found = kind(other);
    if (!expected.equals(found)) {
      throw new IllegalArgumentException(
          "one network serves scenes of one kind, but they have %s and %s; train one for each"
              .formatted(expected, found));
    }
  }

  private static String kind(PanScene scene) {
    return "%d bands, ratio %d, sensor %s, peak %s"
        .formatted(
            scene.multispectral().size(), scene.ratio(), scene.sensor().name(), scene.peak());
  }

  /**
   * Divides each scene: from left to right the region to learn from, the one to validate, the one
   * that is held back. Regions are multiples of the ratio high and wide; what is left over at the
   * right and the lower edge belongs to none.
   *
   * @param scenes the scenes
   * @param validation share of the columns, in [0, 1)
   * @param test share of the columns, in [0, 1)
   * @return the parts
   * @throws IllegalArgumentException if a scene is too small for its regions
   */
  public static SceneSplit of(List<PanScene> scenes, double validation, double test) {
    List<PanScene> train = new ArrayList<>();
    List<PanScene> validated = new ArrayList<>();
    List<PanScene> tested = new ArrayList<>();
    for (PanScene scene : scenes) {
      int ratio = scene.ratio();
      int columns = scene.width() / ratio;
      int height = scene.height() / ratio * ratio;
      int forTest = (int) Math.round(test * columns);
      int forValidation = (int) Math.round(validation * columns);
      int forTraining = columns - forTest - forValidation;
      if (height == 0 || forTraining < 1) {
        throw new IllegalArgumentException(
            "a scene of %dx%d multispectral pixels is too small to be reduced by %d and divided"
                .formatted(scene.height(), scene.width(), ratio));
      }
      train.add(scene.crop(0, 0, height, forTraining * ratio));
      add(validated, scene, forTraining, forValidation);
      add(tested, scene, forTraining + forValidation, forTest);
    }
    return new SceneSplit(train, validated, tested);
  }

  private static void add(List<PanScene> part, PanScene scene, int left, int columns) {
    if (columns > 0) {
      int ratio = scene.ratio();
      part.add(scene.crop(0, left * ratio, scene.height() / ratio * ratio, columns * ratio));
    }
  }
}
