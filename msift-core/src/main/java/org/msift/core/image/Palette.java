package org.msift.core.image;

import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.nio.file.Path;

/**
 * The colours that a palette image's samples point to.
 *
 * @param colors one array of 8-bit values per band, [C][entries]: one band where every entry is
 *     grey, else red, green, blue
 */
record Palette(int[][] colors) {

  static Palette of(IndexColorModel model) {
    int size = model.getMapSize();
    int[][] colors = new int[3][size];
    for (int i = 0; i < size; i++) {
      colors[0][i] = model.getRed(i);
      colors[1][i] = model.getGreen(i);
      colors[2][i] = model.getBlue(i);
    }
    return of(colors);
  }

  /** From red, green and blue of each entry, 0..255. */
  static Palette of(int[][] rgb) {
    for (int i = 0; i < rgb[0].length; i++) {
      if (rgb[0][i] != rgb[1][i] || rgb[1][i] != rgb[2][i]) {
        return new Palette(rgb);
      }
    }
    return new Palette(new int[][] {rgb[0]});
  }

  Image expand(Path file, Raster raster) {
    float[] indices = RasterSamples.select(raster, new int[] {0});
    int bands = colors.length;
    int height = raster.getHeight();
    int width = raster.getWidth();
    float[] samples = new float[SampleLimit.arraySize(height, width, bands)];
    for (int i = 0; i < indices.length; i++) {
      int entry = (int) indices[i];
      if (entry < 0 || entry >= colors[0].length) {
        throw new ImageException(
            file
                + ": a pixel asks for entry "
                + entry
                + " of a palette of "
                + colors[0].length
                + "; the file is damaged");
      }
      for (int band = 0; band < bands; band++) {
        samples[i * bands + band] = colors[band][entry];
      }
    }
    return Image.owning(height, width, bands, SampleType.UINT8, samples);
  }
}
