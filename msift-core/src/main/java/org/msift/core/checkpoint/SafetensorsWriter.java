package org.msift.core.checkpoint;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes safetensors. The header keeps the order of the state dict; the data, as the official
 * writer has it, goes from wide element types to narrow ones, so that each tensor is aligned.
 */
final class SafetensorsWriter {

  private static final int ALIGNMENT = 8;
  private static final int DEPTH = 4;

  private final StateDict dict;
  private final List<String> fileOrder;
  private final byte[] header;

  SafetensorsWriter(StateDict dict) {
    if (dict.contains(SafetensorsHeader.METADATA)) {
      throw new CheckpointException(
          "a parameter cannot be called " + SafetensorsHeader.METADATA + " in safetensors");
    }
    this.dict = dict;
    this.fileOrder = new ArrayList<>(dict.names());
    fileOrder.sort(Comparator.comparingInt(name -> -dict.get(name).type().bytes()));
    this.header = header();
    if (header.length > Limits.SAFETENSORS_HEADER_BYTES) {
      throw new CheckpointException("too many entries for a safetensors header: " + dict.size());
    }
  }

  long bytes() {
    long data = dict.names().stream().mapToLong(name -> dict.get(name).byteCount()).sum();
    return Long.BYTES + header.length + data;
  }

  void write(OutputStream out) throws IOException {
    ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.write(length.putLong(header.length).array());
    out.write(header);
    for (String name : fileOrder) {
      dict.get(name).writeTo(out);
    }
  }

  private byte[] header() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.factory(DEPTH).createGenerator(bytes)) {
      json.writeStartObject();
      metadata(json);
      entries(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new CheckpointException("cannot write the safetensors header: " + e.getMessage(), e);
    }
    while (bytes.size() % ALIGNMENT != 0) {
      bytes.write(' ');
    }
    return bytes.toByteArray();
  }

  private void metadata(JsonGenerator json) throws IOException {
    if (dict.metadata().isEmpty()) {
      return;
    }
    json.writeObjectFieldStart(SafetensorsHeader.METADATA);
    for (Map.Entry<String, String> entry : dict.metadata().entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  private void entries(JsonGenerator json) throws IOException {
    Map<String, Long> begins = begins();
    for (String name : dict.names()) {
      Tensor tensor = dict.get(name);
      long begin = begins.get(name);
      long[] shape = tensor.shape();
      json.writeObjectFieldStart(name);
      json.writeStringField(SafetensorsHeader.TYPE, tensor.type().safetensorsName());
      json.writeFieldName(SafetensorsHeader.SHAPE);
      json.writeArray(shape, 0, shape.length);
      json.writeFieldName(SafetensorsHeader.OFFSETS);
      json.writeArray(new long[] {begin, begin + tensor.byteCount()}, 0, 2);
      json.writeEndObject();
    }
  }

  private Map<String, Long> begins() {
    Map<String, Long> begins = new HashMap<>();
    long position = 0;
    for (String name : fileOrder) {
      begins.put(name, position);
      position += dict.get(name).byteCount();
    }
    return begins;
  }
}
