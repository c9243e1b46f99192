package org.msift.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rasters of several bands in the arrangements that programs for maps write. */
class TiffArrangementTest {

  private static final int HEIGHT = 21;
  private static final int WIDTH = 37;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} bands, planar {1}, tiles of {2}, {3} bits")
  @CsvSource({
    "5, false, 16, 32", "5, true, 16, 32", "5, true, 0, 32", "2, true, 16, 16", "2, false, 16, 16",
    "3, true, 16, 16", "3, true, 0, 32", "3, true, 16, 32", "3, false, 16, 32", "12, true, 32, 16",
  })
  void readsAllBands(int bands, boolean planar, int tile, int bits) throws IOException {
    Path file = folder.resolve("raster.tif");
    Files.write(file, tiff(bands, planar, tile, bits));
    Image image = ImageFile.read(file);
    assertThat(image.bands()).isEqualTo(bands);
    for (int band = 0; band < bands; band++) {
      assertThat(image.sample(0, 0, band)).isEqualTo(value(0, 0, band));
      assertThat(image.sample(17, 35, band)).isEqualTo(value(17, 35, band));
      assertThat(image.sample(HEIGHT - 1, 3, band)).isEqualTo(value(HEIGHT - 1, 3, band));
    }
  }

  private static float value(int row, int column, int band) {
    return 1000 * band + 41 * row + column;
  }

  /** Little-endian, uncompressed; strips hold 8 rows. */
  private static byte[] tiff(int bands, boolean planar, int tile, int bits) {
    int blockHeight = tile == 0 ? 8 : tile;
    int blockWidth = tile == 0 ? WIDTH : tile;
    int down = (HEIGHT + blockHeight - 1) / blockHeight;
    int across = (WIDTH + blockWidth - 1) / blockWidth;
    int blocks = down * across * (planar ? bands : 1);
    int block = blockHeight * blockWidth * (planar ? 1 : bands) * bits / 8;
    int lists = 8 + 12 * (tile == 0 ? 12 : 13) + 6;
    int samples = lists + 8 * blocks + 6 * bands;
    ByteBuffer out = ByteBuffer.allocate(samples + blocks * block).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
    directory(out, bands, planar, tile, bits, blocks, lists);
    out.position(lists);
    for (int i = 0; i < blocks; i++) {
      out.putInt(samples + i * block);
    }
    for (int i = 0; i < blocks; i++) {
      out.putInt(block);
    }
    for (int i = 0; i < 2 * bands; i++) {
      out.putShort((short) (i < bands ? bits : bits == 32 ? TiffTag.FLOAT : TiffTag.UNSIGNED));
    }
    // Extra samples: data, no alpha.
    out.position(samples);
    for (int plane = 0; plane < (planar ? bands : 1); plane++) {
      for (int y = 0; y < down; y++) {
        for (int x = 0; x < across; x++) {
          for (int i = 0; i < block * 8 / bits; i++) {
            int pixel = planar ? i : i / bands;
            int row = y * blockHeight + pixel / blockWidth;
            int column = x * blockWidth + pixel % blockWidth;
            float value = value(row, column, planar ? plane : i % bands);
            if (bits == 32) {
              out.putFloat(value);
            } else {
              out.putShort((short) value);
            }
          }
        }
      }
    }
    return out.array();
  }

  private static void directory(
      ByteBuffer out, int bands, boolean planar, int tile, int bits, int blocks, int lists) {
    int shorts = lists + 8 * blocks;
    out.putShort((short) (tile == 0 ? 12 : 13));
    entry(out, TiffTag.IMAGE_WIDTH, 4, 1, WIDTH);
    entry(out, TiffTag.IMAGE_LENGTH, 4, 1, HEIGHT);
    // Two shorts stand in the entry itself.
    int twice = bits == 32 ? TiffTag.FLOAT : TiffTag.UNSIGNED;
    entry(out, TiffTag.BITS_PER_SAMPLE, 3, bands, bands == 2 ? bits | bits << 16 : shorts);
    entry(out, TiffTag.COMPRESSION, 3, 1, 1);
    entry(out, TiffTag.PHOTOMETRIC, 3, 1, TiffTag.BLACK_IS_ZERO);
    if (tile == 0) {
      entry(out, TiffTag.STRIP_OFFSETS, 4, blocks, lists);
    }
    entry(out, TiffTag.SAMPLES_PER_PIXEL, 3, 1, bands);
    if (tile == 0) {
      entry(out, TiffTag.ROWS_PER_STRIP, 4, 1, 8);
      entry(out, TiffTag.STRIP_BYTE_COUNTS, 4, blocks, lists + 4 * blocks);
    }
    entry(out, TiffTag.PLANAR_CONFIGURATION, 3, 1, planar ? 2 : 1);
    if (tile > 0) {
      entry(out, TiffTag.TILE_WIDTH, 4, 1, tile);
      entry(out, TiffTag.TILE_LENGTH, 4, 1, tile);
      entry(out, 324, 4, blocks, lists);
      entry(out, 325, 4, blocks, lists + 4 * blocks);
    }
    entry(out, TiffTag.EXTRA_SAMPLES, 3, bands - 1, bands <= 3 ? 0 : shorts + 4 * bands);
    int second = shorts + 2 * bands;
    entry(out, TiffTag.SAMPLE_FORMAT, 3, bands, bands == 2 ? twice | twice << 16 : second);
    out.putInt(0);
  }

  private static void entry(ByteBuffer out, int tag, int type, int count, int value) {
    out.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }
}
