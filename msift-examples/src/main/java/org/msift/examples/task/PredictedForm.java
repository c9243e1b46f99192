package org.msift.examples.task;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.msift.tasks.data.descriptor.SourceDescriptor;
import org.msift.tasks.data.descriptor.Task;
import org.msift.tasks.model.TaskModel;

/**
 * In which forms predictions of a model are written.
 *
 * @param map whether there is a class for every pixel of an image; else one for each sample
 */
public record PredictedForm(boolean map) {

  private static final String NUMPY = ".npy";

  /**
   * The form of a model's predictions.
   *
   * @param model the model
   * @return maps for segmentation and scenes
   */
  public static PredictedForm of(TaskModel model) {
    SourceDescriptor first = model.data().sources().get(0);
    return new PredictedForm(model.network().task() == Task.SEGMENT || first.raster() != null);
  }

  /**
   * The suffixes of files.
   *
   * @return with the dot, the usual one first
   */
  public List<String> suffixes() {
    return map ? List.of(".png", NUMPY) : List.of(".txt", ".json", NUMPY);
  }

  /**
   * Checks a file's name before work begins.
   *
   * @param option what to call it
   * @param file the file
   * @throws IllegalArgumentException if this kind of prediction is not written so
   */
  public void requireSuffix(String option, Path file) {
    if (!suffixes().contains(suffix(file))) {
      throw new IllegalArgumentException(
          "%s %s: %s is written as %s"
              .formatted(
                  option,
                  file,
                  map ? "a class for every pixel" : "a class for each sample",
                  String.join(" or ", suffixes())));
    }
  }

  /**
   * Checks the name of a NumPy file.
   *
   * @param option what to call it
   * @param file the file
   * @throws IllegalArgumentException if it does not end with .npy
   */
  public static void requireNumpy(String option, Path file) {
    if (!suffix(file).equals(NUMPY)) {
      throw new IllegalArgumentException(option + " " + file + " has to end with .npy");
    }
  }

  static String suffix(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.substring(Math.max(0, name.lastIndexOf('.')));
  }
}
