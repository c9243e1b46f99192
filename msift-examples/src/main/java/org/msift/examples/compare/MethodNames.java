package org.msift.examples.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Names that a comparison knows.
 *
 * @param own names of the methods that need no file
 * @param models names of the models that were given
 */
record MethodNames(List<String> own, Collection<String> models) {

  /** Names are parts of file names. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /**
   * Refuses what cannot be compared.
   *
   * @param methods the names that were asked for
   * @throws IllegalArgumentException if a name is unknown or given twice, or a model has no name
   *     for a file, that of another method, or is not asked for
   */
  void require(List<String> methods) {
    if (methods.isEmpty()) {
      throw new IllegalArgumentException("no methods to compare; known are " + known());
    }
    requireModels();
    models.forEach(model -> requireAskedFor(model, methods));
    for (int i = 0; i < methods.size(); i++) {
      String method = methods.get(i);
      if (methods.subList(0, i).contains(method)) {
        throw new IllegalArgumentException("the method " + method + " is given twice");
      }
      if (!models.contains(method) && !own.contains(method)) {
        throw new IllegalArgumentException(
            "no method is named %s; known are %s".formatted(method, known()));
      }
    }
  }

  /**
   * Refuses names of models that cannot be used.
   *
   * @throws IllegalArgumentException if one is no name for a file, or that of another method
   */
  void requireModels() {
    models.forEach(this::requireModel);
  }

  private void requireModel(String model) {
    if (!NAME.matcher(model).matches()) {
      throw new IllegalArgumentException(
          "the model name '%s' is no name for a file; use letters, digits, '.', '-' and '_'"
              .formatted(model));
    }
    if (own.stream().anyMatch(model::equalsIgnoreCase)) {
      throw new IllegalArgumentException(
          model + " is the name of a method of msift; give the model another one");
    }
  }

  private static void requireAskedFor(String model, List<String> methods) {
    if (!methods.contains(model)) {
      throw new IllegalArgumentException(
          "the model %s is not among the methods %s; add it to --methods"
              .formatted(model, String.join(",", methods)));
    }
  }

  private String known() {
    List<String> names = new ArrayList<>(own);
    names.addAll(models);
    return String.join(", ", names) + ", and models given by --model NAME=FILE";
  }
}
