package org.msift.core.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What the markers of a JPEG file say before its pixels.
 *
 * @param height H
 * @param width W
 * @param components 1 or 3
 * @param isYcc whether the three components are YCbCr; else they are RGB
 * @param orientation of the EXIF block, 1 is upright or absent
 */
record JpegHeader(int height, int width, int components, boolean isYcc, int orientation) {

  private static final int START_OF_SCAN = 0xDA;
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP14 = 0xEE;

  static JpegHeader parse(Path file, byte[] bytes) {
    return new Parser(file, ByteBuffer.wrap(bytes)).parse();
  }

  /** Walks from marker to marker up to the first scan. */
  private static final class Parser {
    private final Path file;
    private final ByteBuffer in;
    private ByteBuffer frame;
    private int frameMarker;
    private boolean jfif;
    private int adobeTransform = -1;
    private int orientation = 1;

    Parser(Path file, ByteBuffer in) {
      this.file = file;
      this.in = in;
    }

    JpegHeader parse() {
      in.position(2);
      for (int marker = nextMarker(); marker != START_OF_SCAN; marker = nextMarker()) {
        visit(marker, segment());
      }
      if (frame == null) {
        throw damaged("has no frame header");
      }
      requireEnd();
      return header();
    }

    private int nextMarker() {
      while (in.hasRemaining()) {
        if ((in.get() & 0xFF) != 0xFF) {
          continue;
        }
        int marker = skipFill();
        // 00 is a stuffed byte, D0 to D8 and 01 stand alone.
        if (marker > 0x01 && (marker < 0xD0 || marker > 0xD8)) {
          return marker;
        }
      }
      throw damaged("ends before its pixels");
    }

    private int skipFill() {
      int marker = 0xFF;
      while (marker == 0xFF && in.hasRemaining()) {
        marker = in.get() & 0xFF;
      }
      return marker == 0xFF ? 0 : marker;
    }

    private ByteBuffer segment() {
      if (in.remaining() < 2) {
        throw damaged("ends before its pixels");
      }
      int length = (in.getShort() & 0xFFFF) - 2;
      if (length < 0 || length > in.remaining()) {
        throw damaged("has a header longer than the file");
      }
      ByteBuffer content = in.slice(in.position(), length);
      in.position(in.position() + length);
      return content;
    }

    private void visit(int marker, ByteBuffer content) {
      boolean isFrame =
          marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
      if (isFrame) {
        frame = content;
        frameMarker = marker;
      } else if (marker == APP0 && startsWith(content, "JFIF\0")) {
        jfif = true;
      } else if (marker == APP14 && content.remaining() >= 12 && startsWith(content, "Adobe")) {
        adobeTransform = content.get(11) & 0xFF;
      } else if (marker == APP1 && startsWith(content, "Exif\0\0")) {
        orientation = ExifOrientation.of(content.slice(6, content.limit() - 6));
      }
    }

    /**
     * Java's decoder fills what is missing with grey and goes on; a cut file must not pass for an
     * image.
     */
    private void requireEnd() {
      byte[] bytes = in.array();
      for (int i = bytes.length - 2; i >= in.position(); i--) {
        if ((bytes[i] & 0xFF) == 0xFF && (bytes[i + 1] & 0xFF) == 0xD9) {
          return;
        }
      }
      throw damaged("ends in the middle of its pixels");
    }

    private JpegHeader header() {
      if (frame.remaining() < 6) {
        throw damaged("has a frame header that is too short");
      }
      int precision = frame.get(0) & 0xFF;
      int components = frame.get(5) & 0xFF;
      requireDecodable(precision, components);
      int height = frame.getShort(1) & 0xFFFF;
      int width = frame.getShort(3) & 0xFFFF;
      return new JpegHeader(height, width, components, components == 3 && ycc(), orientation);
    }

    private void requireDecodable(int precision, int components) {
      if (components == 4) {
        throw new ImageException(
            file + " is a CMYK JPEG, which has no defined RGB; convert it to RGB or grey first");
      }
      if (frameMarker > 0xC2 || precision != 8 || (components != 1 && components != 3)) {
        throw new ImageException(
            "%s is a JPEG of kind %02X with %d bits and %d components; baseline and progressive, 8 bits, 1 or 3 are read"
                .formatted(file, frameMarker, precision, components));
      }
      if (frame.remaining() < 6 + 3 * components) {
        throw damaged("has a frame header that is too short");
      }
    }

    /** The rule of libjpeg: JFIF is YCbCr, else Adobe's flag, else the names of the components. */
    private boolean ycc() {
      if (jfif || adobeTransform >= 0) {
        return jfif || adobeTransform != 0;
      }
      byte[] names = {frame.get(6), frame.get(9), frame.get(12)};
      return !Arrays.equals(names, new byte[] {'R', 'G', 'B'});
    }

    private ImageException damaged(String how) {
      return new ImageException(
          file + " " + how + "; it is truncated or damaged, copy or download it again");
    }
  }

  private static boolean startsWith(ByteBuffer content, String text) {
    byte[] expected = text.getBytes(StandardCharsets.US_ASCII);
    return content.remaining() >= expected.length
        && content.slice(0, expected.length).equals(ByteBuffer.wrap(expected));
  }
}
