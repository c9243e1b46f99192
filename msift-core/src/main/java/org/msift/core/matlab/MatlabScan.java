package org.msift.core.matlab;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.msift.core.image.ImageException;

/**
 * Checks the lengths that a {@code .mat} file states (MATLAB's "MAT-File Format", level 5) without
 * allocating what they ask for: of every variable its header, of the wanted one the numbers too.
 */
final class MatlabScan {

  private static final long MAXIMUM_BYTES = 1L << 30;

  private static final int HEADER = 128;
  private static final int TAG = 8;
  private static final int COMPRESSED = 15;
  private static final int MATRIX = 14;
  private static final int MAXIMUM_NAME = 4096;
  private static final int OPAQUE = 17;

  private final Path file;
  private final String wanted;
  private final MatlabContent kind;
  private final List<String> names = new ArrayList<>();
  private ByteOrder order;

  private MatlabScan(Path file, String wanted, MatlabContent kind) {
    this.file = file;
    this.wanted = wanted;
    this.kind = kind;
  }

  /**
   * Where the wanted variable is.
   *
   * @param header the file's first bytes
   * @param offset of the variable's tag in the file
   * @param bytes of tag and variable
   */
  record Place(byte[] header, long offset, long bytes) {}

  /**
   * Finds a variable.
   *
   * @throws ImageException if it is missing or of another kind, if the file is of another version,
   *     or a length cannot be true
   */
  static Place find(Path file, String wanted, MatlabContent kind) {
    MatlabScan scan = new MatlabScan(file, wanted, kind);
    Place place = scan.run();
    if (place == null) {
      throw new ImageException(file + " has no variable " + wanted + "; it has " + scan.names);
    }
    return place;
  }

  /** The names of all variables that have one. */
  static List<String> names(Path file) {
    MatlabScan scan = new MatlabScan(file, null, MatlabContent.NUMBERS);
    scan.run();
    return List.copyOf(scan.names);
  }

  static ImageException damaged(Path file, Exception cause) {
    return new ImageException(
        file + " cannot be decoded (" + cause + "); v5 to v7 are read: save with '-v7'", cause);
  }

  private void header(byte[] bytes) throws IOException {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (text.startsWith("MATLAB 7.3") || text.startsWith("\u0089HDF")) {
      throw new ImageException(
          file + " is of version 7.3 (HDF5), which is not read: save it with '-v7'");
    }
    if (bytes.length < HEADER || !(text.endsWith("IM") || text.endsWith("MI"))) {
      throw new IOException("no header of a MAT-file of level 5");
    }
    order = text.endsWith("IM") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
  }

  private Place run() {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return find(in, Files.size(file));
    } catch (IOException damaged) {
      throw damaged(file, damaged);
    }
  }

  /** Where the wanted variable is, null if it is in no place. */
  private Place find(InputStream in, long length) throws IOException {
    byte[] header = in.readNBytes(HEADER);
    header(header);
    long position = HEADER;
    while (position + TAG <= length) {
      MatlabTag tag = MatlabTag.read(in, order);
      long end = position + TAG + tag.bytes();
      if (tag.small() != null || end > length) {
        throw new IOException("a variable of " + tag.bytes() + " bytes at " + position);
      }
      BoundedInput element = new BoundedInput(in, tag.bytes());
      if (isWanted(element, tag)) {
        return new Place(header, position, end - position);
      }
      element.skipRest();
      // Compressed variables follow each other without padding.
      long padding = tag.type() == COMPRESSED ? 0 : Math.min(length - end, -end & 7);
      in.skipNBytes(padding);
      position = end + padding;
    }
    return null;
  }

  private boolean isWanted(InputStream element, MatlabTag tag) throws IOException {
    if (tag.type() != COMPRESSED) {
      return variable(element, tag);
    }
    Inflater inflater = new Inflater();
    try {
      InputStream inflated = new InflaterInputStream(element, inflater);
      return variable(inflated, MatlabTag.read(inflated, order));
    } finally {
      inflater.end();
    }
  }

  /** Whether this is the wanted variable; if so, it can be read. */
  private boolean variable(InputStream in, MatlabTag tag) throws IOException {
    if (tag.type() != MATRIX || tag.bytes() == 0) {
      return false;
    }
    if (tag.bytes() > MAXIMUM_BYTES) {
      throw new ImageException(
          file + " holds a variable of " + tag.bytes() + " bytes; at most 2^30 are read");
    }
    MatlabElement element = new MatlabElement(in, order, tag.bytes());
    int flags = element.next(8).order(order).getInt();
    if ((flags & 0xFF) == OPAQUE) {
      // The only kind without the usual header.
      return false;
    }
    ByteBuffer size = element.next(4 * 32).order(order);
    String name = StandardCharsets.US_ASCII.decode(element.next(MAXIMUM_NAME)).toString();
    names.add(name);
    if (!name.equals(wanted)) {
      return false;
    }
    kind.require(file, wanted, flags, size.remaining() / 4);
    long values = 1;
    while (size.remaining() >= 4) {
      values = product(values, size.getInt());
    }
    MatlabTag numbers = element.tag();
    if (numbers.bytes() < values) {
      throw new IOException(values + " values in " + numbers.bytes() + " bytes");
    }
    // A compressed variable may promise more than it holds.
    in.skipNBytes(numbers.small() == null ? numbers.bytes() : 0);
    return true;
  }

  private long product(long values, int size) throws IOException {
    if (size < 0) {
      throw new IOException("an axis of " + size);
    }
    long product = values * size;
    if (product > kind.maximum()) {
      throw new ImageException(
          "%s: %s holds more than 2^%d values"
              .formatted(file, wanted, Long.numberOfTrailingZeros(kind.maximum())));
    }
    return product;
  }
}
