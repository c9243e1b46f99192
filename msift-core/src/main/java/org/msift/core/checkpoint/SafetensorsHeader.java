package org.msift.core.checkpoint;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parsed header of a safetensors file: entries in the order of the header, and the metadata.
 */
record SafetensorsHeader(List<SafetensorsEntry> entries, Map<String, String> metadata) {

  static final String METADATA = "__metadata__";
  static final String TYPE = "dtype";
  static final String SHAPE = "shape";
  static final String OFFSETS = "data_offsets";

  private static final int DEPTH = 4;

  static SafetensorsHeader parse(byte[] header) throws IOException {
    // A decoder of its own, because Jackson would also accept UTF-16 and UTF-32.
    Reader utf8 =
        new InputStreamReader(
            new ByteArrayInputStream(header), StandardCharsets.UTF_8.newDecoder());
    try (JsonParser json = Json.factory(DEPTH).createParser(utf8)) {
      SafetensorsHeader parsed = new SafetensorsHeader(new ArrayList<>(), new LinkedHashMap<>());
      require(json, json.nextToken() == JsonToken.START_OBJECT, "an object");
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        parsed.field(json, json.currentName());
      }
      require(json, json.nextToken() == null, "nothing more");
      return parsed;
    }
  }

  private void field(JsonParser json, String name) throws IOException {
    require(json, json.nextToken() == JsonToken.START_OBJECT, "an object");
    if (name.equals(METADATA)) {
      readMetadata(json);
    } else {
      requireRoom(entries.size());
      entries.add(entry(json, name));
    }
  }

  private void readMetadata(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      requireRoom(metadata.size());
      String key = json.currentName();
      require(json, json.nextToken() == JsonToken.VALUE_STRING, "a string");
      metadata.put(key, json.getText());
    }
  }

  private static SafetensorsEntry entry(JsonParser json, String name) throws IOException {
    ElementType type = null;
    long[] shape = null;
    long[] offsets = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case TYPE -> type = type(json, name);
        case SHAPE -> shape = longs(json);
        case OFFSETS -> offsets = longs(json);
        default -> require(json, false, "dtype, shape or data_offsets");
      }
    }
    boolean complete = type != null && shape != null && offsets != null && offsets.length == 2;
    require(json, complete, "dtype, shape and two data_offsets");
    return new SafetensorsEntry(name, type, shape, offsets[0], offsets[1]);
  }

  private static ElementType type(JsonParser json, String name) throws IOException {
    require(json, json.currentToken() == JsonToken.VALUE_STRING, "a string");
    String type = json.getText();
    return ElementType.ofSafetensorsName(type)
        .orElseThrow(
            () ->
                new CheckpointException(
                    "entry %s has type %s, which is not supported"
                        .formatted(Names.quote(name), Names.quote(type))));
  }

  private static long[] longs(JsonParser json) throws IOException {
    require(json, json.currentToken() == JsonToken.START_ARRAY, "an array");
    List<Long> values = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      require(json, json.currentToken() == JsonToken.VALUE_NUMBER_INT, "a whole number");
      require(json, values.size() < Limits.AXES, "at most " + Limits.AXES + " axes");
      values.add(json.getLongValue());
    }
    return Shapes.array(values);
  }

  private static void requireRoom(int used) {
    if (used >= Limits.ARCHIVE_ENTRIES) {
      throw new CheckpointException("the safetensors header has more than " + used + " entries");
    }
  }

  private static void require(JsonParser json, boolean holds, String expected) {
    if (!holds) {
      throw new CheckpointException(
          "damaged safetensors header at character %d: expected %s"
              .formatted(json.currentLocation().getCharOffset(), expected));
    }
  }

  /** The entries as they lie in the file, which must be filled without overlap, holes or a rest. */
  List<SafetensorsEntry> inFileOrder(long dataBytes) {
    List<SafetensorsEntry> sorted = new ArrayList<>(entries);
    sorted.sort(
        Comparator.comparingLong(SafetensorsEntry::begin).thenComparingLong(SafetensorsEntry::end));
    long position = 0;
    for (SafetensorsEntry entry : sorted) {
      if (entry.begin() != position) {
        throw new CheckpointException(
            "entry %s begins at byte %d of the data, but the entry before it ends at %d (overlap or hole)"
                .formatted(Names.quote(entry.name()), entry.begin(), position));
      }
      position = entry.end();
    }
    if (position != dataBytes) {
      throw new CheckpointException(
          "the header describes %d bytes of data, the file has %d; is it complete?"
              .formatted(position, dataBytes));
    }
    return sorted;
  }
}
