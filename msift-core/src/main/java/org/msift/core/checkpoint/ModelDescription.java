package org.msift.core.checkpoint;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All that is needed beside the weights to rebuild a model and use it. Maps are JSON objects:
 * strings, truth values, numbers (whole ones are kept as {@link Long}, others as {@link Double}),
 * null, lists and maps, at most 32 deep.
 *
 * @param model name of the model, such as {@code ship.fusion}
 * @param hyperParameters what its graph is built from
 * @param preprocessing how inputs are prepared, such as value ranges
 * @param colourPolicy how colour is taken apart and put together again; empty if there is none
 * @param classes names of the classes in the order of the outputs; empty if it does not classify
 * @param provenance where it comes from
 */
public record ModelDescription(
    String model,
    Map<String, Object> hyperParameters,
    Map<String, Object> preprocessing,
    Map<String, Object> colourPolicy,
    List<String> classes,
    Provenance provenance) {

  /**
   * Copies deeply.
   *
   * @param model not blank
   * @param hyperParameters not modified, copied
   * @param preprocessing not modified, copied
   * @param colourPolicy not modified, copied
   * @param classes not modified, copied
   * @param provenance not null
   * @throws IllegalArgumentException if something is null or not expressible in JSON
   */
  public ModelDescription {
    if (model == null || model.isBlank() || provenance == null || classes == null) {
      throw new IllegalArgumentException("a model needs a name, classes and provenance");
    }
    hyperParameters = JsonValues.copy(hyperParameters, "hyperParameters");
    preprocessing = JsonValues.copy(preprocessing, "preprocessing");
    colourPolicy = JsonValues.copy(colourPolicy, "colourPolicy");
    if (classes.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("a class has no name");
    }
    classes = List.copyOf(classes);
  }

  /**
   * A record as a JSON object, for {@link #hyperParameters} and the like.
   *
   * @param value a record of plain values
   * @return its components by name
   * @throws IllegalArgumentException if it is not expressible as a JSON object
   */
  public static Map<String, Object> asObject(Record value) {
    Map<String, Object> object = Json.MAPPER.convertValue(value, new TypeReference<>() {});
    return JsonValues.copy(object, value.getClass().getSimpleName());
  }

  /**
   * The hyper-parameters as a record, the way back from {@link #asObject}.
   *
   * @param <T> type of the record
   * @param type its class
   * @return the record
   * @throws CheckpointException if a component is missing, unknown or not acceptable to the record
   */
  public <T extends Record> T hyperParametersAs(Class<T> type) {
    return hyperParametersAs(type, Map.of());
  }

  /**
   * The hyper-parameters as a record that has got more components than it had when older files were
   * written.
   *
   * @param <T> type of the record
   * @param type its class
   * @param former values of components that a description may lack, by name. Not modified
   * @return the record
   * @throws CheckpointException if another component is missing, or one is unknown or not
   *     acceptable to the record
   */
  public <T extends Record> T hyperParametersAs(Class<T> type, Map<String, Object> former) {
    Map<String, Object> complete = new LinkedHashMap<>(former);
    complete.putAll(hyperParameters);
    try {
      return Json.MAPPER.convertValue(complete, type);
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(
          "the hyper-parameters of %s do not fit %s: %s"
              .formatted(Names.quote(model), type.getSimpleName(), firstLine(e)),
          e);
    }
  }

  static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
