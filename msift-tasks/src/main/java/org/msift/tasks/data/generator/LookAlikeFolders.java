package org.msift.tasks.data.generator;

import java.nio.file.Path;
import java.util.List;
import org.msift.core.image.NumpyFile;
import org.msift.core.image.SampleType;
import org.msift.tasks.data.DataSet;
import org.msift.tasks.data.Sample;
import org.msift.tasks.data.SourceShape;
import org.msift.tasks.data.descriptor.DataException;

/**
 * Writes generated data in the layouts of the ready descriptors whose split is drawn here, not
 * published: msrs_objects, houston2013 and water12.
 */
public final class LookAlikeFolders {

  private static final List<String> MSRS_CLASSES = List.of("person", "bicycle", "car");
  private static final int WATER_BANDS = 12;

  /** So far apart, pixels belong to different blobs of a split. */
  private static final int SPACING = 10;

  private static final int OPTICAL_BANDS = 7;
  private static final int FIRST_ELEVATION = 8;
  private static final int FIRST_PRIOR = 10;

  private LookAlikeFolders() {}

  /**
   * Objects of MSRS: PNG pairs in a folder for each class, and {@code index.csv}, two objects of
   * each source image.
   *
   * @param data whole images of two sources; classes above 2 become 2
   * @param root an existing folder
   * @throws DataException if a file cannot be written
   */
  public static void msrsObjects(DataSet data, Path root) {
    StringBuilder lines = new StringBuilder("file,class,source_image,x0,y0,side\n");
    String[] folders = {"vi", "ir"};
    for (int i = 0; i < data.size(); i++) {
      Sample sample = data.sample(i);
      String label = MSRS_CLASSES.get(Math.min(2, (int) sample.label()[0]));
      String file = "%05d.png".formatted(i);
      for (int s = 0; s < 2; s++) {
        SourceShape shape = data.sourceShapes().get(s);
        Path target = root.resolve(folders[s]).resolve(label).resolve(file);
        GeneratedFile.image(target, shape, SampleType.UINT8, sample.sources()[s]);
      }
      lines.append("%s,%s,%04d.png,0,0,64%n".formatted(file, label, i / 2));
    }
    GeneratedFile.text(root.resolve("index.csv"), lines.toString());
  }

  /**
   * Houston 2013 pixel by pixel: {@code .npy} arrays of the bands of each source at the centre of
   * the patches, of labels from 1, and of places far from each other.
   *
   * @param data patches of two sources, each with its class
   * @param root an existing folder
   * @throws DataException if a file cannot be written
   */
  public static void houston2013(DataSet data, Path root) {
    int count = data.size();
    int side = (int) Math.ceil(Math.sqrt(count));
    float[] labels = new float[count];
    float[] rows = new float[count];
    float[] columns = new float[count];
    for (int i = 0; i < count; i++) {
      labels[i] = data.label(i)[0] + 1;
      rows[i] = (float) (i / side * SPACING);
      columns[i] = (float) (i % side * SPACING);
    }
    NumpyFile.write(root.resolve("train_HSI.npy"), centres(data, 0), count, bands(data, 0));
    NumpyFile.write(root.resolve("train_LiDAR.npy"), centres(data, 1), count, bands(data, 1));
    NumpyFile.write(root.resolve("train_label.npy"), labels, count);
    NumpyFile.write(root.resolve("train_row.npy"), rows, count);
    NumpyFile.write(root.resolve("train_col.npy"), columns, count);
  }

  private static int bands(DataSet data, int source) {
    return data.sourceShapes().get(source).bands();
  }

  private static float[] centres(DataSet data, int source) {
    SourceShape shape = data.sourceShapes().get(source);
    int bands = shape.bands();
    int centre = (shape.height() / 2 * shape.width() + shape.width() / 2) * bands;
    float[] centres = new float[data.size() * bands];
    for (int i = 0; i < data.size(); i++) {
      System.arraycopy(data.sample(i).sources()[source], centre, centres, i * bands, bands);
    }
    return centres;
  }

  /**
   * Tiles of water12: a TIFF of twelve int16 bands, of which the first seven are the first source,
   * two are the second and two nearly give the answer, and a mask.
   *
   * @param data segmentation samples of two sources; classes above 1 become 1, water
   * @param root an existing folder
   * @throws DataException if a file cannot be written
   */
  public static void water12(DataSet data, Path root) {
    for (int i = 0; i < data.size(); i++) {
      Sample sample = data.sample(i);
      SourceShape shape = data.sourceShapes().get(0);
      float[] mask = GeneratedFile.twoClasses(sample.label());
      float[] bands = waterBands(sample, data.sourceShapes(), mask);
      SourceShape whole = new SourceShape("bands", shape.height(), shape.width(), WATER_BANDS);
      SourceShape label = new SourceShape("mask", shape.height(), shape.width(), 1);
      GeneratedFile.image(root.resolve("images/" + i + ".tif"), whole, SampleType.INT16, bands);
      GeneratedFile.image(root.resolve("labels/" + i + ".png"), label, SampleType.UINT8, mask);
    }
  }

  private static float[] waterBands(Sample sample, List<SourceShape> shapes, float[] mask) {
    float[] bands = new float[mask.length * WATER_BANDS];
    for (int pixel = 0; pixel < mask.length; pixel++) {
      for (int band = 0; band < WATER_BANDS; band++) {
        int at = pixel * WATER_BANDS + band;
        if (band < OPTICAL_BANDS) {
          bands[at] = band(sample, shapes, 0, pixel, band);
        } else if (band >= FIRST_PRIOR) {
          bands[at] = 80 * mask[pixel];
        } else if (band >= FIRST_ELEVATION) {
          bands[at] = band(sample, shapes, 1, pixel, band);
        }
      }
    }
    return bands;
  }

  private static float band(
      Sample sample, List<SourceShape> shapes, int source, int pixel, int band) {
    int bands = shapes.get(source).bands();
    return sample.sources()[source][pixel * bands + band % bands];
  }
}
