package org.msift.core.checkpoint;

import java.util.Optional;

/** The opcodes that push a value which stands in the pickle itself. */
final class PickleLiterals {

  private PickleLiterals() {}

  /** The value of an opcode; empty if the opcode is no literal. */
  static Optional<Object> read(int opcode, PickleInput in) {
    return Optional.ofNullable(
        switch (opcode) {
          case 'N' -> PickleNone.NONE;
          case 0x88 -> Boolean.TRUE; // NEWTRUE
          case 0x89 -> Boolean.FALSE; // NEWFALSE
          case 'K' -> (long) in.unsigned1(); // BININT1
          case 'M' -> (long) in.unsigned2(); // BININT2
          case 'J' -> (long) in.signed4(); // BININT
          case 0x8A -> in.signed(in.unsigned1()); // LONG1
          case 0x8B -> in.signed(in.unsigned4()); // LONG4
          case 'G' -> in.bigEndianDouble(); // BINFLOAT
          case 'X' -> in.utf8(in.unsigned4()); // BINUNICODE
          case 0x8C -> in.utf8(in.unsigned1()); // SHORT_BINUNICODE
          case 0x8D -> in.utf8(in.unsigned8()); // BINUNICODE8
          case 'U' -> in.latin1(in.unsigned1()); // SHORT_BINSTRING
          case 'T' -> in.latin1(in.unsigned4()); // BINSTRING
          case 'C' -> raw(in, in.unsigned1()); // SHORT_BINBYTES
          case 'B' -> raw(in, in.unsigned4()); // BINBYTES
          case 0x8E -> raw(in, in.unsigned8()); // BINBYTES8
          case ')' -> PickleTuple.EMPTY; // EMPTY_TUPLE
          default -> null;
        });
  }

  private static Object raw(PickleInput in, long length) {
    in.skip(length);
    return PickleNone.OPAQUE;
  }
}
