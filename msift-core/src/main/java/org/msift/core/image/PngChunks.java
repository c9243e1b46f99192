package org.msift.core.image;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * Checks that a PNG is whole: its end is there and its critical chunks have the right checksums,
 * which Java ignores.
 */
final class PngChunks {

  private static final int SIGNATURE_BYTES = 8;

  private PngChunks() {}

  static void requireIntact(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      in.skipNBytes(SIGNATURE_BYTES);
      boolean more = true;
      while (more) {
        more = next(file, in);
      }
    } catch (EOFException cut) {
      throw new ImageException(
          file + " ends before its last chunk; it is truncated, copy or download it again", cut);
    }
  }

  private static boolean next(Path file, DataInputStream in) throws IOException {
    long length = Integer.toUnsignedLong(in.readInt());
    byte[] name = new byte[4];
    in.readFully(name);
    CRC32 checksum = new CRC32();
    checksum.update(name);
    byte[] piece = new byte[1 << 13];
    for (long left = length; left > 0; left -= Math.min(left, piece.length)) {
      int count = (int) Math.min(left, piece.length);
      in.readFully(piece, 0, count);
      checksum.update(piece, 0, count);
    }
    boolean matches = Integer.toUnsignedLong(in.readInt()) == checksum.getValue();
    boolean critical = Character.isUpperCase(name[0]);
    if (critical && !matches) {
      throw new ImageException(
          file + " has a wrong checksum; it is damaged, copy or download it again");
    }
    return !"IEND".equals(new String(name, StandardCharsets.US_ASCII));
  }
}
