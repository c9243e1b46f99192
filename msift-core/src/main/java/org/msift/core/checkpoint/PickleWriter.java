package org.msift.core.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes pickle protocol 2, as far as state dicts need it. Without a memo: shorter code for a few
 * bytes per entry.
 */
final class PickleWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  PickleWriter() {
    opcode(0x80).opcode(2);
  }

  PickleWriter opcode(int opcode) {
    out.write(opcode);
    return this;
  }

  PickleWriter string(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    opcode('X').little(Integer.BYTES, utf8.length);
    out.writeBytes(utf8);
    return this;
  }

  PickleWriter integer(long value) {
    if (value >= 0 && value <= 0xFF) {
      return opcode('K').little(1, value);
    }
    if (value >= 0 && value <= 0xFFFF) {
      return opcode('M').little(2, value);
    }
    if (value == (int) value) {
      return opcode('J').little(Integer.BYTES, value);
    }
    return opcode(0x8A).opcode(Long.BYTES).little(Long.BYTES, value);
  }

  PickleWriter global(String module, String name) {
    opcode('c');
    out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  PickleWriter tupleOf(long... values) {
    opcode('(');
    for (long value : values) {
      integer(value);
    }
    return opcode('t');
  }

  PickleWriter emptyOrderedDict() {
    return global("collections", "OrderedDict").opcode(')').opcode('R');
  }

  byte[] finish() {
    return opcode('.').out.toByteArray();
  }

  private PickleWriter little(int bytes, long value) {
    byte[] all =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    out.write(all, 0, bytes);
    return this;
  }
}
