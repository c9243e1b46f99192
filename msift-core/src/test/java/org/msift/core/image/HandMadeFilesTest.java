package org.msift.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandMadeFilesTest {

  private static final byte[] NONE = {};

  @TempDir private Path folder;

  @Test
  void aColourPngGivesRedGreenBlue() throws IOException {
    byte[] rows = {0, 10, 20, 30, (byte) 200, (byte) 210, (byte) 220};
    assertThat(read(HandMade.png(2, 1, 8, 2, NONE, rows)))
        .isEqualTo(Image.of(1, 2, 3, SampleType.UINT8, 10, 20, 30, 200, 210, 220));
  }

  @Test
  void aGreyPngOf16BitsIsBigEndian() throws IOException {
    byte[] rows = {0, 1, 2, (byte) 0xFF, (byte) 0xFE};
    assertThat(read(HandMade.png(2, 1, 16, 0, NONE, rows)))
        .isEqualTo(Image.of(1, 2, 1, SampleType.UINT16, 0x0102, 0xFFFE));
  }

  @Test
  void greyOfOneTwoAndFourBitsIsStretchedTo255() throws IOException {
    assertThat(read(HandMade.png(3, 1, 1, 0, NONE, new byte[] {0, (byte) 0b10100000})).samples())
        .containsExactly(255, 0, 255);
    assertThat(read(HandMade.png(4, 1, 2, 0, NONE, new byte[] {0, 0b00011011})).samples())
        .containsExactly(0, 85, 170, 255);
    assertThat(read(HandMade.png(2, 1, 4, 0, NONE, new byte[] {0, 0x1F})).samples())
        .containsExactly(17, 255);
  }

  @Test
  void aPaletteBecomesItsColours() throws IOException {
    byte[] palette = {1, 2, 3, (byte) 250, (byte) 251, (byte) 252};
    assertThat(read(HandMade.png(2, 1, 8, 3, palette, new byte[] {0, 1, 0})))
        .isEqualTo(Image.of(1, 2, 3, SampleType.UINT8, 250, 251, 252, 1, 2, 3));
  }

  @Test
  void aPaletteOfGreysBecomesOneBand() throws IOException {
    byte[] palette = {7, 7, 7, 9, 9, 9};
    assertThat(read(HandMade.png(2, 1, 8, 3, palette, new byte[] {0, 1, 0})))
        .isEqualTo(Image.of(1, 2, 1, SampleType.UINT8, 9, 7));
  }

  @Test
  void aPixelOutsideThePaletteIsRefused() {
    byte[] file = HandMade.bmp(2, 1, 8, new byte[] {1, 2, 3, 0}, new byte[] {0, 5, 0, 0});
    assertThatThrownBy(() -> read(file)).isInstanceOf(ImageException.class);
  }

  @Test
  void anAlphaBandIsDropped() throws IOException {
    assertThat(read(HandMade.png(1, 1, 8, 6, NONE, new byte[] {0, 5, 6, 7, 0})))
        .isEqualTo(Image.of(1, 1, 3, SampleType.UINT8, 5, 6, 7));
    assertThat(read(HandMade.png(1, 1, 8, 4, NONE, new byte[] {0, 5, 0})))
        .isEqualTo(Image.of(1, 1, 1, SampleType.UINT8, 5));
  }

  @Test
  void aBmpStoresBlueFirstAndTheLastRowFirst() throws IOException {
    // Two rows of one pixel, each padded to four bytes.
    byte[] rows = {3, 2, 1, 0, 30, 20, 10, 0};
    assertThat(read(HandMade.bmp(1, 2, 24, NONE, rows)))
        .isEqualTo(Image.of(2, 1, 3, SampleType.UINT8, 10, 20, 30, 1, 2, 3));
    assertThat(read(HandMade.bmp(1, -2, 24, NONE, rows)))
        .isEqualTo(Image.of(2, 1, 3, SampleType.UINT8, 1, 2, 3, 10, 20, 30));
  }

  @Test
  void aBmpWithAPaletteOfGreysHasOneBand() throws IOException {
    byte[] palette = {0, 0, 0, 0, 99, 99, 99, 0};
    assertThat(read(HandMade.bmp(2, 1, 8, palette, new byte[] {1, 0, 0, 0})))
        .isEqualTo(Image.of(1, 2, 1, SampleType.UINT8, 99, 0));
  }

  @Test
  void aTiffIsReadInBothByteOrders() throws IOException {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      byte[] unsigned =
          ByteBuffer.allocate(4).order(order).putShort((short) 7).putShort((short) 65000).array();
      assertThat(read(HandMade.tiff(order, unsigned, HandMade.greyTags(2, 1, 16, 1, 1))))
          .isEqualTo(Image.of(1, 2, 1, SampleType.UINT16, 7, 65000));
      byte[] floats =
          ByteBuffer.allocate(8).order(order).putFloat(-1.5f).putFloat(Float.NaN).array();
      assertThat(read(HandMade.tiff(order, floats, HandMade.greyTags(2, 1, 32, 3, 1))))
          .isEqualTo(Image.of(1, 2, 1, SampleType.FLOAT32, -1.5f, Float.NaN));
    }
  }

  @Test
  void aTiffOfSignedSamplesKeepsTheirSign() throws IOException {
    byte[] strip = {(byte) 0xFF, (byte) 0xFF, 0, (byte) 0x80};
    assertThat(
            read(HandMade.tiff(ByteOrder.LITTLE_ENDIAN, strip, HandMade.greyTags(2, 1, 16, 2, 1))))
        .isEqualTo(Image.of(1, 2, 1, SampleType.INT16, -1, -32768));
  }

  @Test
  void signedBytesAndWholeNumbersOf32BitsKeepTheirValues() throws IOException {
    assertThat(tiffSamples(new byte[] {-2, 127}, 8, 2)).containsExactly(-2, 127);
    byte[] words = {-2, -1, -1, -1, 5, 0, 0, 0};
    assertThat(tiffSamples(words, 32, 2)).containsExactly(-2, 5);
    assertThat(tiffSamples(words, 32, 1)).containsExactly(4294967294f, 5);
  }

  private float[] tiffSamples(byte[] strip, int bits, int format) throws IOException {
    return read(HandMade.tiff(
            ByteOrder.LITTLE_ENDIAN, strip, HandMade.greyTags(2, 1, bits, format, 1)))
        .samples();
  }

  @Test
  void aTiffWhereZeroIsWhiteIsInverted() throws IOException {
    byte[] strip = {0, (byte) 250};
    assertThat(
            read(HandMade.tiff(ByteOrder.LITTLE_ENDIAN, strip, HandMade.greyTags(2, 1, 8, 1, 0))))
        .isEqualTo(Image.of(1, 2, 1, SampleType.UINT8, 255, 5));
    assertThat(
            read(HandMade.tiff(
                    ByteOrder.LITTLE_ENDIAN, new byte[] {0x40}, HandMade.greyTags(2, 1, 1, 1, 0)))
                .samples())
        .containsExactly(255, 0);
  }

  @Test
  void sampleTypesThatAFloatCannotHoldAreRefusedByName() {
    byte[] file =
        HandMade.tiff(ByteOrder.LITTLE_ENDIAN, new byte[8], HandMade.greyTags(1, 1, 64, 1, 1));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("64-bit unsigned samples are not read");
    byte[] lab =
        HandMade.tiff(ByteOrder.LITTLE_ENDIAN, new byte[2], HandMade.greyTags(2, 1, 8, 1, 8));
    assertThatThrownBy(() -> read(lab))
        .hasMessageContaining("photometric interpretation 8 is not read");
  }

  private Image read(byte[] content) throws IOException {
    return ImageFile.read(Files.write(folder.resolve("hand-made"), content));
  }
}
