package org.msift.tasks.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.msift.tasks.data.descriptor.DataDescriptor;
import org.msift.tasks.data.descriptor.DataException;

/**
 * New files of the sources that a model was trained on, without labels: an image of each source, a
 * scene whose every pixel is a sample, or a table of one sample per row.
 */
public final class NewData {

  private final List<Raster> images;
  private final DataSet samples;
  private final int height;
  private final int width;
  private final int[] places;

  NewData(List<Raster> images, DataSet samples, int height, int width, int... places) {
    this.images = List.copyOf(images);
    this.samples = samples;
    this.height = height;
    this.width = width;
    this.places = places.clone();
  }

  /**
   * Reads files as the training data were read.
   *
   * @param descriptor the training data's; its labels and split do not matter
   * @param scalings those of the training
   * @param files a file for each source, by name
   * @return the samples
   * @throws DataException if a source has no file or a file no source, a file is missing or
   *     damaged, or the files differ in size
   */
  public static NewData read(
      DataDescriptor descriptor, List<SourceScaling> scalings, Map<String, Path> files) {
    return new NewDataReader(descriptor, scalings, files).read();
  }

  /**
   * The images, with the bands and the size that the network sees, before scaling.
   *
   * @return one per source; none for tables
   */
  public List<Raster> images() {
    return images;
  }

  /**
   * What is predicted.
   *
   * @return scaled samples whose labels are all {@link DataSet#IGNORE}; pixels of a scene without
   *     data are not among them
   */
  public DataSet samples() {
    return samples;
  }

  /**
   * Rows of the images or, for tables, their rows.
   *
   * @return at least 1
   */
  public int height() {
    return height;
  }

  /**
   * Columns of the images; 1 for tables.
   *
   * @return at least 1
   */
  public int width() {
    return width;
  }

  /**
   * Whether each sample is a pixel of a scene or a row of a table, not an image.
   *
   * @return true if it is
   */
  public boolean pixelWise() {
    return places.length > 0;
  }

  /**
   * Where a sample of a scene or table lies.
   *
   * @param index the sample
   * @return row * width + column
   */
  public int place(int index) {
    return places[index];
  }

  /**
   * The sample of a pixel.
   *
   * @param y row
   * @param x column
   * @return its index; 0 if the whole image is the sample
   * @throws DataException if the pixel is outside, or has no data
   */
  public int sampleAt(int y, int x) {
    if (y < 0 || x < 0 || y >= height || x >= width) {
      throw new DataException(
          "the point x %d, y %d is outside the image of %d x %d pixels (width x height)"
              .formatted(x, y, width, height));
    }
    for (int index = 0; index < places.length; index++) {
      if (places[index] == y * width + x) {
        return index;
      }
    }
    if (pixelWise()) {
      throw new DataException("the pixel at x " + x + ", y " + y + " has no data");
    }
    return 0;
  }
}
