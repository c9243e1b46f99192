package org.msift.core.image;

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
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

class NumpyFileTest {

  private Path file;

  @BeforeTry
  void makeFile() throws IOException {
    file = Files.createTempFile("array", ".npy");
  }

  @AfterTry
  void removeFile() throws IOException {
    Files.deleteIfExists(file);
  }

  @Property(tries = 50)
  void whatIsWrittenComesBack(
      @ForAll @Size(max = 4) List<@IntRange(min = 0, max = 6) Integer> sizes, @ForAll float first) {
    long[] shape = sizes.stream().mapToLong(Integer::longValue).toArray();
    float[] values = new float[SampleLimit.arraySize(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = first + i;
    }
    NumpyFile.write(file, values, shape);
    assertThat(NumpyFile.read(file).values()).containsExactly(values);
    assertThat(NumpyFile.read(file).shape()).containsExactly(shape);
  }

  @Example
  void theHeaderIsTheOneThatNumpyWrites() throws IOException {
    NumpyFile.write(file, new float[6], 2, 3);
    byte[] bytes = Files.readAllBytes(file);
    assertThat(bytes).hasSize(128 + 24);
    assertThat(new String(bytes, 1, 127, StandardCharsets.ISO_8859_1))
        .startsWith("NUMPY\1\0v\0{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }  ")
        .endsWith(" \n");
  }

  @Example
  void aLargeArrayIsReadInPieces() {
    float[] values = new float[50_001];
    values[50_000] = 7;
    NumpyFile.write(file, values, values.length);
    assertThat(NumpyFile.read(file).values()).containsExactly(values);
  }

  @Example
  void version2IsRead() throws IOException {
    write(2, "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }", 0, 0, (byte) 0x80, 0x3F);
    assertThat(NumpyFile.read(file).values()).containsExactly(1f);
  }

  @Example
  void filesThatLieAboutTheirSizeAreRefusedBeforeMemoryIsTaken() throws IOException {
    write(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (100000000,), }");
    assertRefused("bytes where its header promises");
    write(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (9000000000, 9000000000), }");
    assertRefused("more than the limit");
    write(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,), }");
    assertRefused("too large");
  }

  @Example
  void otherKindsAreRefusedByName() throws IOException {
    write(1, "{'descr': '>f4', 'fortran_order': False, 'shape': (1,), }", 0, 0, 0, 0);
    assertRefused("elements of type '>f4'");
    write(1, "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", 0, 0, 0, 0);
    assertRefused("elements of type '|O'");
    write(1, "{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (1,), }", 0, 0, 0, 0);
    assertRefused("header of an unknown form");
    write(9, "{}");
    assertRefused("format version 9");
    Files.writeString(file, "no array");
    assertRefused("is no NumPy array");
  }

  @Example
  void wholeNumbersAreReadWhereAFloatHoldsThem() throws IOException {
    write(
        1,
        "{'descr': '<i8', 'fortran_order': False, 'shape': (1,), }",
        -2,
        -1,
        -1,
        -1,
        -1,
        -1,
        -1,
        -1);
    assertThat(NumpyFile.read(file).values()).containsExactly(-2);
    write(1, "{'descr': '<i4', 'fortran_order': False, 'shape': (1,), }", 0, 0, 0, 1);
    assertThat(NumpyFile.read(file).values()).containsExactly(1 << 24);
    write(1, "{'descr': '<u4', 'fortran_order': False, 'shape': (1,), }", 1, 0, 0, 0x80);
    assertRefused("holds the whole number 2147483649, which no float is exactly");
  }

  @Example
  void theSampleTypeIsTheNarrowestOfAnImageThatHoldsTheElements() throws IOException {
    assertSampleType("|u1", SampleType.UINT8, 255);
    assertSampleType("|i1", SampleType.INT16, 255);
    assertSampleType("<u2", SampleType.UINT16, 255, 0);
    assertSampleType("<i2", SampleType.INT16, 255, 0);
    assertSampleType("<i4", SampleType.FLOAT32, 255, 0, 0, 0);
    assertSampleType("<f4", SampleType.FLOAT32, 0, 0, 0x80, 0x3F);
  }

  private void assertSampleType(String element, SampleType expected, int... data)
      throws IOException {
    write(1, "{'descr': '" + element + "', 'fortran_order': False, 'shape': (1,), }", data);
    assertThat(NumpyFile.read(file).sampleType()).isEqualTo(expected);
  }

  @Example
  void aFileCutAnywhereIsRefused() throws IOException {
    NumpyFile.write(file, new float[] {1, 2, 3}, 3);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertRefused("");
    }
  }

  @Example
  void aShapeThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> NumpyFile.write(file, new float[5], 2, 3))
        .isInstanceOf(ImageException.class)
        .hasMessage("5 values do not fill the shape [2, 3]; give their product");
    assertThatThrownBy(() -> NumpyFile.write(Path.of("x.png"), new float[1], 1))
        .hasMessageContaining("does not end in .npy");
  }

  private void write(int version, String text, int... data) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    ByteBuffer length = ByteBuffer.allocate(version == 1 ? 2 : 4).order(ByteOrder.LITTLE_ENDIAN);
    out.write(
        version == 1
            ? length.putShort((short) text.length()).array()
            : length.putInt(text.length()).array());
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    for (int value : data) {
      out.write(value);
    }
    Files.write(file, out.toByteArray());
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> NumpyFile.read(file))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining(message)
        .hasMessageContaining(file.toString());
  }
}
