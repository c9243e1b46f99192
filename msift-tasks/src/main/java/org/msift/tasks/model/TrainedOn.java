package org.msift.tasks.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import org.msift.core.checkpoint.CheckpointException;
import org.msift.tasks.data.SourceScaling;
import org.msift.tasks.data.descriptor.ClassDescriptor;
import org.msift.tasks.data.descriptor.DataDescriptor;
import org.msift.tasks.data.descriptor.SourceDescriptor;
import org.msift.tasks.data.descriptor.Task;

/**
 * What of the training data a model's file keeps.
 *
 * @param sources how each source is read
 * @param scalings what was done to its values
 * @param classes names and colours
 * @param published where the data are published
 */
record TrainedOn(
    List<SourceDescriptor> sources,
    List<SourceScaling> scalings,
    List<ClassDescriptor> classes,
    String published) {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  static TrainedOn of(DataDescriptor data, List<SourceScaling> scalings) {
    return new TrainedOn(data.sources(), scalings, data.classes(), data.published());
  }

  static TrainedOn of(Map<String, Object> object) {
    try {
      return MAPPER.convertValue(object, TrainedOn.class);
    } catch (IllegalArgumentException wrong) {
      throw new CheckpointException(
          "the description of sources and classes cannot be read: "
              + String.valueOf(wrong.getMessage()).lines().findFirst().orElse(""),
          wrong);
    }
  }

  /** By way of text, in which a no-data value that is not a number becomes a string. */
  Map<String, Object> asObject() {
    try {
      return MAPPER.readValue(MAPPER.writeValueAsString(this), new TypeReference<>() {});
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("records of plain values are always JSON", impossible);
    }
  }

  DataDescriptor descriptor(Task task) {
    return new DataDescriptor(task, null, sources, null, classes, null, published);
  }
}
