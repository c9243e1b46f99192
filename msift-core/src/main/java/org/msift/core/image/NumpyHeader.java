package org.msift.core.image;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The head of a {@code .npy} file (NumPy enhancement proposal 1 and its format page).
 *
 * @param type the element type
 * @param shape the sizes, outermost first
 * @param dataOffset bytes before the first element
 */
record NumpyHeader(NumpyType type, long[] shape, long dataOffset) {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST_TEXT = 1 << 16;
  private static final int ALIGNMENT = 64;
  private static final Pattern DESCRIPTOR = Pattern.compile("'descr'\\s*:\\s*'([^']{1,16})'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, ]*)\\)");

  static NumpyHeader read(Path file, DataInputStream in) throws IOException {
    if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
      throw new ImageException(file + " is no NumPy array; write it with numpy.save");
    }
    int major = in.readUnsignedByte();
    in.readUnsignedByte();
    if (major < 1 || major > 3) {
      throw new ImageException(
          file + " is of NumPy format version " + major + "; versions 1, 2 and 3 are read");
    }
    long length =
        major == 1
            ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
            : Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
    if (length > LONGEST_TEXT) {
      throw new ImageException(
          file + " has a header of " + length + " bytes; at most " + LONGEST_TEXT + " are read");
    }
    byte[] text = new byte[(int) length];
    in.readFully(text);
    int before = MAGIC.length + 2 + (major == 1 ? 2 : 4);
    return parse(file, new String(text, StandardCharsets.ISO_8859_1), before + length);
  }

  private static NumpyHeader parse(Path file, String text, long dataOffset) {
    NumpyType type = NumpyType.of(file, find(file, DESCRIPTOR, text));
    long[] shape = shape(file, find(file, SHAPE, text));
    if (find(file, ORDER, text).equals("True") && shape.length > 1) {
      throw new ImageException(file + " is in Fortran order; save it by numpy.ascontiguousarray");
    }
    return new NumpyHeader(type, shape, dataOffset);
  }

  private static String find(Path file, Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new ImageException(
          file + " has a NumPy header of an unknown form; one plain array per file is read");
    }
    return matcher.group(1);
  }

  private static long[] shape(Path file, String sizes) {
    try {
      return Arrays.stream(sizes.split(","))
          .map(String::strip)
          .filter(size -> !size.isEmpty())
          .mapToLong(Long::parseLong)
          .toArray();
    } catch (NumberFormatException tooLong) {
      throw new ImageException(
          file + " has the shape (" + sizes + "), which is too large; the file is damaged",
          tooLong);
    }
  }

  /** The head of a float32 array, padded as NumPy pads it. */
  static byte[] float32(long... shape) {
    String sizes = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
    String comma = shape.length == 1 ? "," : "";
    String text = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + sizes + comma + "), }";
    int before = MAGIC.length + 4;
    int total = (before + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] head = new byte[total];
    Arrays.fill(head, (byte) ' ');
    System.arraycopy(MAGIC, 0, head, 0, MAGIC.length);
    head[6] = 1;
    head[7] = 0;
    head[8] = (byte) (total - before);
    head[9] = (byte) ((total - before) >> 8);
    System.arraycopy(text.getBytes(StandardCharsets.ISO_8859_1), 0, head, before, text.length());
    head[total - 1] = '\n';
    return head;
  }
}
