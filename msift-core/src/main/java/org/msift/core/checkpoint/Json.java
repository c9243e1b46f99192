package org.msift.core.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON that is read strictly and within bounds. */
final class Json {

  private static final int NUMBER_LENGTH = 40;
  private static final int STRING_LENGTH = Limits.DESCRIPTION_BYTES;

  /**
   * Reads and writes descriptions of models: no duplicate, unknown or missing properties, nothing
   * after the end.
   */
  static final JsonMapper MAPPER =
      JsonMapper.builder(factory(Limits.DESCRIPTION_DEPTH))
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private Json() {}

  static JsonFactory factory(int depth) {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(depth)
            .maxNameLength(Limits.NAME_LENGTH)
            .maxNumberLength(NUMBER_LENGTH)
            .maxStringLength(STRING_LENGTH)
            .build();
    // Without canonical names there is no shared table that a hostile file could fill.
    return JsonFactory.builder()
        .streamReadConstraints(constraints)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .build();
  }
}
