package org.msift.core.matlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msift.core.image.ImageException;
import org.msift.core.image.SampleType;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Sinks;

/** Files written by the library, and hostile ones put together from the format's description. */
class MatlabFileTest {

  private static final int DOUBLE = 6;

  @TempDir Path folder;

  private static byte[] header(String text) {
    byte[] header = new byte[128];
    Arrays.fill(header, (byte) ' ');
    byte[] start = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(start, 0, header, 0, start.length);
    header[125] = 1;
    header[124] = 0;
    header[126] = 'I';
    header[127] = 'M';
    return header;
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A variable x of so many stated bytes, flags, axes and bytes of numbers; 8 are there. */
  private static byte[] variable(int stated, int flags, int axesBytes, int side, int numberBytes) {
    ByteBuffer out = buffer(64);
    out.putInt(14).putInt(stated);
    out.putInt(6).putInt(8).putInt(flags).putInt(0);
    out.putInt(5).putInt(axesBytes).putInt(side).putInt(side);
    out.putShort((short) 1).putShort((short) 1).putInt('x');
    out.putInt(9).putInt(numberBytes).putDouble(2.5);
    return out.array();
  }

  private static byte[] compressed(byte[] variable) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
      deflater.write(variable);
    }
    return buffer(8 + bytes.size())
        .putInt(15)
        .putInt(bytes.size())
        .put(bytes.toByteArray())
        .array();
  }

  private Path file(byte[]... parts) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.write(part);
    }
    return Files.write(folder.resolve("x.mat"), all.toByteArray());
  }

  private void refuses(String message, byte[] variable) throws IOException {
    refusesAsStored(message, variable);
    refusesAsStored(message, compressed(variable));
  }

  private void refusesAsStored(String message, byte[] stored) throws IOException {
    Path file = file(header("MATLAB 5.0 MAT-file"), stored);
    assertThatThrownBy(() -> MatlabFile.read(file, "x"))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining(message);
  }

  @Test
  void readsAVariableAmongOthers() throws IOException {
    Path file = file(header("MATLAB 5.0 MAT-file"), variable(56, DOUBLE, 8, 1, 8));
    assertThat(MatlabFile.read(file, "x").values()).containsExactly(2.5f);
    try (Mat5File content = Mat5.newMatFile()) {
      content
          .addArray("text", Mat5.newString("abc"))
          .addArray("small", Mat5.newScalar(7))
          .addArray("cells", Mat5.newCell(2, 2))
          .addArray("x", Mat5.newMatrix(new int[] {2, 3, 2}));
      content.getMatrix("x").setDouble(new int[] {1, 2, 1}, -4);
      ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
      content.writeTo(Sinks.wrap(bytes));
      Path written = file(Arrays.copyOf(bytes.array(), bytes.position()));
      MatlabArray array = MatlabFile.read(written, "x");
      assertThat(array.values()).hasSize(12).endsWith(-4);
      assertThat(array.height()).isEqualTo(2);
      assertThat(array.width()).isEqualTo(3);
      assertThat(array.bands()).isEqualTo(2);
      assertThat(array.sampleType()).isEqualTo(SampleType.FLOAT32);
      assertThat(MatlabFile.read(written, "small").values()).containsExactly(7);
      assertThat(MatlabFile.names(written)).containsExactly("text", "small", "cells", "x");
      assertThat(MatlabFile.text(written, "text")).isEqualTo("abc");
      assertThatThrownBy(() -> MatlabFile.text(written, "small")).hasMessageContaining("no text");
      assertThatThrownBy(() -> MatlabFile.read(written, "y"))
          .hasMessageContaining("no variable y")
          .hasMessageContaining("text, small, cells, x");
      assertThatThrownBy(() -> MatlabFile.read(written, "cells"))
          .hasMessageContaining("no matrix of numbers");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Int8, INT16",
    "UInt8, UINT8",
    "Int16, INT16",
    "UInt16, UINT16",
    "Int32, FLOAT32",
    "Single, FLOAT32"
  })
  void theSampleTypeIsTheNarrowestOfAnImageThatHoldsTheClass(MatlabType kind, SampleType expected)
      throws IOException {
    try (Mat5File content = Mat5.newMatFile()) {
      content.addArray("x", Mat5.newMatrix(1, 1, kind));
      ByteBuffer bytes = ByteBuffer.allocate(1 << 10);
      content.writeTo(Sinks.wrap(bytes));
      Path written = file(Arrays.copyOf(bytes.array(), bytes.position()));
      assertThat(MatlabFile.read(written, "x").sampleType()).isEqualTo(expected);
    }
  }

  @Test
  void refusesLengthsThatCannotBeTrue() throws IOException {
    for (int stated : new int[] {Integer.MAX_VALUE - 7, -8}) {
      byte[] huge = variable(stated, DOUBLE, 8, 1, 8);
      refusesAsStored("at most 2^30", compressed(huge));
      refusesAsStored("cannot be decoded", huge);
    }
    refuses("cannot be decoded", variable(56, DOUBLE, 1 << 30, 1, 8));
    refuses("cannot be decoded", variable(56, DOUBLE, 8, 9, 8));
    refuses("cannot be decoded", variable(56, DOUBLE, 8, 1, 1 << 29));
    refuses("cannot be decoded", variable(1 << 29, DOUBLE, 8, 1 << 13, 1 << 28));
    refuses("more than 2^28 values", variable(56, DOUBLE, 8, 1 << 30, 8));
    refuses("cannot be decoded", variable(56, DOUBLE, 8, -1, 8));
  }

  @Test
  void refusesOtherKinds() throws IOException {
    refuses("sparse", variable(56, 5, 8, 1, 8));
    refuses("complex", variable(56, DOUBLE | 0x800, 8, 1, 8));
    refuses("no matrix of numbers", variable(56, 2, 8, 1, 8));
    refuses("no variable x", variable(56, 17, 8, 1, 8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"MATLAB 7.3 MAT-file, Platform: GLNXA64", "\u0089HDF\r\n"})
  void refusesVersion73ByName(String start) throws IOException {
    byte[] header = header("");
    byte[] text = start.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(text, 0, header, 0, text.length);
    Path file = file(header, new byte[512]);
    assertThatThrownBy(() -> MatlabFile.read(file, "x"))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("7.3 (HDF5)")
        .hasMessageContaining("-v7");
  }

  @Test
  void readsTextOfOneLineOnly() throws IOException {
    try (Mat5File content = Mat5.newMatFile()) {
      content
          .addArray("empty", Mat5.newString(""))
          .addArray("lines", Mat5.newChar(2, 3))
          .addArray("long", Mat5.newChar(1, 5000));
      ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
      content.writeTo(Sinks.wrap(bytes));
      Path written = file(Arrays.copyOf(bytes.array(), bytes.position()));
      assertThat(MatlabFile.text(written, "empty")).isEmpty();
      assertThatThrownBy(() -> MatlabFile.text(written, "lines"))
          .isInstanceOf(ImageException.class)
          .hasMessageContaining("one line");
      assertThatThrownBy(() -> MatlabFile.text(written, "long"))
          .isInstanceOf(ImageException.class)
          .hasMessageContaining("more than 2^12 values");
    }
  }

  @Test
  void anArrayFillsItsSizes() {
    assertThatThrownBy(() -> new MatlabArray(new float[4], 2, 1, 1, SampleType.FLOAT32))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("4 values do not fill 2x1x1");
    assertThatThrownBy(() -> new MatlabArray(new float[4], -2, -2, 1, SampleType.FLOAT32))
        .isInstanceOf(ImageException.class);
    assertThatThrownBy(
            () -> new MatlabArray(new float[0], 1 << 30, 1 << 30, 1 << 30, SampleType.FLOAT32))
        .isInstanceOf(ImageException.class);
  }

  @Test
  void refusesDamagedFiles() throws IOException {
    byte[] whole = compressed(variable(56, DOUBLE, 8, 1, 8));
    for (int length = 0; length < whole.length; length++) {
      Path file = file(header("MATLAB 5.0 MAT-file"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> MatlabFile.read(file, "x")).isInstanceOf(ImageException.class);
    }
    Path text = file("no header".getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> MatlabFile.read(text, "x")).hasMessageContaining("cannot be decoded");
  }
}
