package org.msift.core.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;

/** The description of a model as JSON with the version of the format. */
final class ModelJson {

  static final int FORMAT_VERSION = 1;

  private static final String VERSION = "formatVersion";
  private static final String WEIGHTS = "weights";

  private ModelJson() {}

  static byte[] write(ModelDescription description) throws IOException {
    ObjectNode json = Json.MAPPER.createObjectNode().put(VERSION, FORMAT_VERSION);
    ObjectNode properties = Json.MAPPER.valueToTree(description);
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      json.set(property.getKey(), property.getValue());
    }
    byte[] bytes = Json.MAPPER.writeValueAsBytes(json);
    if (bytes.length > Limits.DESCRIPTION_BYTES) {
      throw new CheckpointException(
          "the description of the model has %d bytes; at most %d are accepted"
              .formatted(bytes.length, Limits.DESCRIPTION_BYTES));
    }
    return bytes;
  }

  static ModelDescription read(byte[] json) throws IOException {
    try {
      if (!(Json.MAPPER.readTree(json) instanceof ObjectNode properties)) {
        throw new CheckpointException("the description of the model is no JSON object");
      }
      requireVersion(properties.remove(VERSION));
      if (properties.get("provenance") instanceof ObjectNode provenance
          && !provenance.has(WEIGHTS)) {
        provenance.putObject(WEIGHTS); // Not written where there are none.
      }
      return Json.MAPPER.treeToValue(properties, ModelDescription.class);
    } catch (JsonProcessingException e) {
      throw new CheckpointException(
          "damaged description of the model: " + e.getOriginalMessage(), e);
    }
  }

  private static void requireVersion(JsonNode version) {
    if (version == null || !version.isIntegralNumber()) {
      throw new CheckpointException("the description of the model has no " + VERSION);
    }
    if (version.asLong() != FORMAT_VERSION) {
      throw new CheckpointException(
          "has format version %s, this library reads version %d; use the library it was written with or a newer one"
              .formatted(version.asText(), FORMAT_VERSION));
    }
  }
}
