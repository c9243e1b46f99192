package org.msift.core.image;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageMetadata;
import java.awt.image.Raster;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What the tags of a TIFF say about its samples.
 *
 * @param bands bands in the file, alpha included
 * @param bits bits of each sample
 * @param type what they become
 * @param format how its samples are stored, see {@link TiffTag#SAMPLE_FORMAT}
 * @param photometric how they are meant, see {@link TiffTag#PHOTOMETRIC}
 * @param planar whether each band is stored on its own
 * @param extra the meaning of bands beyond grey or colour: 0 data, 1 and 2 alpha
 * @param orientation 1 is upright
 * @param tileHeight rows of a tile, 1 in a file of strips
 * @param tileWidth columns of a tile, 1 in a file of strips
 * @param colorMap red, then green, then blue of each palette entry, 0..65535; empty without a
 *     palette
 */
record TiffLayout(
    int bands,
    int bits,
    SampleType type,
    int format,
    int photometric,
    boolean planar,
    int[] extra,
    int orientation,
    long tileHeight,
    long tileWidth,
    long[] colorMap) {

  static TiffLayout of(Path file, TIFFImageMetadata metadata) {
    TiffFields fields = new TiffFields(metadata);
    int bands = fields.number(TiffTag.SAMPLES_PER_PIXEL, 1);
    int bits = same(file, "bits per sample", fields.numbers(TiffTag.BITS_PER_SAMPLE, 1));
    int format =
        same(file, "sample formats", fields.numbers(TiffTag.SAMPLE_FORMAT, TiffTag.UNSIGNED));
    int photometric =
        fields.number(TiffTag.PHOTOMETRIC, bands < 3 ? TiffTag.BLACK_IS_ZERO : TiffTag.RGB);
    requireKnown(file, photometric);
    return new TiffLayout(
        bands,
        bits,
        type(file, bits, format),
        format,
        photometric,
        fields.number(TiffTag.PLANAR_CONFIGURATION, 1) == 2,
        Arrays.stream(fields.numbers(TiffTag.EXTRA_SAMPLES)).mapToInt(Math::toIntExact).toArray(),
        fields.number(TiffTag.ORIENTATION, 1),
        fields.number(TiffTag.TILE_LENGTH, 1),
        fields.number(TiffTag.TILE_WIDTH, 1),
        fields.numbers(TiffTag.COLOR_MAP));
  }

  private static int same(Path file, String what, long[] values) {
    if (Arrays.stream(values).anyMatch(value -> value != values[0])) {
      throw new ImageException(
          file
              + " has bands with different "
              + what
              + " "
              + Arrays.toString(values)
              + "; store all bands alike");
    }
    return Math.toIntExact(values[0]);
  }

  private static void requireKnown(Path file, int photometric) {
    boolean known = photometric >= 0 && photometric <= TiffTag.YCBCR && photometric != 4;
    if (!known) {
      throw new ImageException(
          file
              + ": TIFF photometric interpretation "
              + photometric
              + " is not read; grey, RGB, palette, CMYK, YCbCr are");
    }
  }

  private static SampleType type(Path file, int bits, int format) {
    boolean unsigned = format == TiffTag.UNSIGNED || format == 4;
    if (unsigned && (bits == 1 || bits == 2 || bits == 4 || bits == 8)) {
      return SampleType.UINT8;
    }
    if (unsigned && bits == 16) {
      return SampleType.UINT16;
    }
    if (format == TiffTag.SIGNED && (bits == 8 || bits == 16)) {
      return SampleType.INT16;
    }
    if ((unsigned || format == TiffTag.SIGNED) && bits == 32) {
      return SampleType.FLOAT32;
    }
    if (format == TiffTag.FLOAT && (bits == 32 || bits == 64)) {
      return SampleType.FLOAT32;
    }
    throw new ImageException(
        "%s: %d-bit %s samples are not read; unsigned 1, 2, 4, 8, 16, 32, signed 8, 16, 32, float 32 and 64 bits are"
            .formatted(file, bits, name(format)));
  }

  private static String name(int format) {
    return switch (format) {
      case TiffTag.UNSIGNED, 4 -> "unsigned";
      case TiffTag.SIGNED -> "signed";
      case TiffTag.FLOAT -> "float";
      default -> "complex or unknown";
    };
  }

  Image image(Path file, Raster raster) {
    if (raster.getNumBands() != bands) {
      throw new ImageException(
          file
              + ": "
              + raster.getNumBands()
              + " of "
              + bands
              + " bands can be decoded; store the bands interleaved");
    }
    if (photometric == TiffTag.PALETTE) {
      return palette(file).expand(file, raster);
    }
    int[] kept = keptBands(file);
    float[] samples = RasterSamples.select(raster, kept);
    restoreSign(samples);
    if (photometric == TiffTag.WHITE_IS_ZERO && bands == 1 && type.minimum() == 0) {
      float white = (1 << bits) - 1;
      for (int i = 0; i < samples.length; i++) {
        samples[i] = white - samples[i];
      }
    }
    if (bits < 8) {
      int[] all = new int[kept.length];
      Arrays.fill(all, bits);
      RasterSamples.widen(samples, all, kept.length, type);
    }
    return Image.owning(raster.getHeight(), raster.getWidth(), kept.length, type, samples);
  }

  /** Java's rasters hold bytes as unsigned and whole numbers of 32 bits as signed. */
  private void restoreSign(float[] samples) {
    boolean signedByte = bits == 8 && format == TiffTag.SIGNED;
    boolean unsignedInt = bits == 32 && (format == TiffTag.UNSIGNED || format == 4);
    for (int i = 0; i < samples.length && (signedByte || unsignedInt); i++) {
      if (signedByte && samples[i] > Byte.MAX_VALUE) {
        samples[i] -= 1 << 8;
      } else if (unsignedInt && samples[i] < 0) {
        samples[i] += 1L << 32;
      }
    }
  }

  private int[] keptBands(Path file) {
    int first = bands - extra.length;
    int[] kept =
        IntStream.range(0, bands)
            .filter(band -> band < first || extra[band - first] == 0)
            .toArray();
    if (kept.length == 0) {
      throw new ImageException(file + " has nothing but alpha bands; the file is damaged");
    }
    if (kept.length < bands) {
      RasterSamples.warnOfAlpha(file);
    }
    return kept;
  }

  private Palette palette(Path file) {
    int size = colorMap.length / 3;
    if (size == 0 || bands != 1 || type != SampleType.UINT8) {
      throw new ImageException(
          file + " is a palette image without a usable palette; the file is damaged");
    }
    // Some writers put 8-bit values where 16-bit ones belong.
    int shift = Arrays.stream(colorMap).allMatch(value -> value < 256) ? 0 : 8;
    int[][] rgb = new int[3][size];
    for (int i = 0; i < 3 * size; i++) {
      rgb[i / size][i % size] = (int) (colorMap[i] & 0xFFFF) >> shift;
    }
    return Palette.of(rgb);
  }
}
