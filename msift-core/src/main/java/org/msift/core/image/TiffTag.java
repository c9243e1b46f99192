package org.msift.core.image;

/** Numbers of TIFF 6.0 that the reader and the writer share. */
final class TiffTag {

  static final int IMAGE_WIDTH = 256;
  static final int IMAGE_LENGTH = 257;
  static final int BITS_PER_SAMPLE = 258;
  static final int COMPRESSION = 259;
  static final int PHOTOMETRIC = 262;
  static final int STRIP_OFFSETS = 273;
  static final int ORIENTATION = 274;
  static final int SAMPLES_PER_PIXEL = 277;
  static final int ROWS_PER_STRIP = 278;
  static final int STRIP_BYTE_COUNTS = 279;
  static final int PLANAR_CONFIGURATION = 284;
  static final int COLOR_MAP = 320;
  static final int TILE_WIDTH = 322;
  static final int TILE_LENGTH = 323;
  static final int EXTRA_SAMPLES = 338;
  static final int SAMPLE_FORMAT = 339;

  /** Values of {@link #PHOTOMETRIC}. */
  static final int WHITE_IS_ZERO = 0;

  static final int BLACK_IS_ZERO = 1;
  static final int RGB = 2;
  static final int PALETTE = 3;
  static final int SEPARATED = 5;
  static final int YCBCR = 6;

  /** Values of {@link #SAMPLE_FORMAT}. */
  static final int UNSIGNED = 1;

  static final int SIGNED = 2;
  static final int FLOAT = 3;

  private TiffTag() {}
}
