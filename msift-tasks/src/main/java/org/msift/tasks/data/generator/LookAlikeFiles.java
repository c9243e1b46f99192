package org.msift.tasks.data.generator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.msift.core.file.AtomicFile;
import org.msift.core.image.SampleType;
import org.msift.tasks.data.DataSet;
import org.msift.tasks.data.Sample;
import org.msift.tasks.data.SourceShape;
import org.msift.tasks.data.descriptor.DataException;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sinks;

/** Writes generated data in the layouts of published sets; every third sample is for test. */
public final class LookAlikeFiles {

  private static final List<String> VAIS_CLASSES =
      List.of("cargo", "medium-other", "passenger", "sailing", "small", "tug");

  private static final String CONTEST = "2013_IEEE_GRSS_DF_Contest_";

  /** Deflate may add a little to what it cannot compress. */
  private static final int SPARE_BYTES = 1 << 16;

  private LookAlikeFiles() {}

  /**
   * VAIS: PNG pairs and {@code annotations.txt}, with one image without a partner.
   *
   * @param data whole images of two sources, of at most six classes
   * @param root an existing folder
   * @throws DataException if a file cannot be written
   */
  public static void vais(DataSet data, Path root) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < data.size(); i++) {
      Sample sample = data.sample(i);
      String[] names = {"visible/%04d.png".formatted(i), "infrared/%04d.png".formatted(i)};
      for (int s = 0; s < 2; s++) {
        GeneratedFile.image(
            root.resolve(names[s]),
            data.sourceShapes().get(s),
            SampleType.UINT8,
            sample.sources()[s]);
      }
      String label = VAIS_CLASSES.get((int) sample.label()[0]);
      lines.append(
          "%s %s %s %s %d %d 0%n"
              .formatted(names[0], names[1], label, label, i, i % 3 == 2 ? 0 : 1));
    }
    lines.append("visible/single.png null tug tug 9999 1 0\n");
    GeneratedFile.text(root.resolve("annotations.txt"), lines.toString());
  }

  /**
   * MDL-RS: {@code .mat} files of rows, band after band, and of labels from 1.
   *
   * @param data patches of two sources
   * @param root an existing folder
   * @throws DataException if a file cannot be written
   */
  public static void mdlRs(DataSet data, Path root) {
    String[] parts = {"Tr", "Te"};
    for (int part = 0; part < 2; part++) {
      List<Sample> rows = new ArrayList<>();
      for (int i = 0; i < data.size(); i++) {
        if ((i % 3 == 2) == (part == 1)) {
          rows.add(data.sample(i));
        }
      }
      for (int s = 0; s < 2; s++) {
        String name = (s == 0 ? "HSI_" : "LiDAR_") + parts[part] + "Set";
        matrix(root, name, patches(rows, s, data.sourceShapes().get(s)));
      }
      double[][] labels =
          rows.stream().map(row -> new double[] {row.label()[0] + 1}).toArray(double[][]::new);
      matrix(root, parts[part] + "Label", labels);
    }
  }

  private static double[][] patches(List<Sample> rows, int source, SourceShape shape) {
    int pixels = shape.height() * shape.width();
    double[][] result = new double[rows.size()][shape.length()];
    for (int row = 0; row < result.length; row++) {
      float[] values = rows.get(row).sources()[source];
      for (int i = 0; i < values.length; i++) {
        result[row][(i % shape.bands()) * pixels + i / shape.bands()] = values[i];
      }
    }
    return result;
  }

  /**
   * SpaceNet 6 as the official code lays it out: SAR, VIS, labels and two lists.
   *
   * @param data segmentation samples of two sources, the first optical; classes above 1 become 1
   * @param root an existing folder
   * @throws DataException if a file cannot be written
   */
  public static void spaceNet6(DataSet data, Path root) {
    StringBuilder[] lists = {new StringBuilder(), new StringBuilder()};
    for (int i = 0; i < data.size(); i++) {
      Sample sample = data.sample(i);
      String stem = "SN6_Train_AOI_11_Rotterdam_%s_tile_" + i;
      String sar = stem.formatted("SAR-Intensity");
      List<SourceShape> shapes = data.sourceShapes();
      GeneratedFile.image(
          root.resolve("SAR/" + sar + ".tif"),
          shapes.get(1),
          SampleType.UINT8,
          sample.sources()[1]);
      String optical = stem.formatted("PS-RGBNIR");
      GeneratedFile.image(
          root.resolve("VIS/" + optical + ".tif"),
          shapes.get(0),
          SampleType.UINT8,
          sample.sources()[0]);
      float[] mask = GeneratedFile.twoClasses(sample.label());
      SourceShape shape = new SourceShape("mask", shapes.get(0).height(), shapes.get(0).width(), 1);
      GeneratedFile.image(
          root.resolve("labels/" + stem.formatted("Buildings") + ".geojson.png"),
          shape,
          SampleType.UINT8,
          mask);
      lists[i % 3 == 2 ? 1 : 0].append(sar).append('\n');
    }
    GeneratedFile.text(root.resolve("trainval_SAR.txt"), lists[0].toString());
    GeneratedFile.text(root.resolve("test_SAR.txt"), lists[1].toString());
  }

  /**
   * Houston 2013 as the contest published it: the samples side by side are one scene, each source a
   * TIFF, and pixels ten apart are listed by class in ENVI's text.
   *
   * @param data segmentation samples of two sources and of every class in both parts
   * @param root an existing folder
   * @throws DataException if a class has no listed pixel in one part, whose list would name the
   *     classes behind it wrongly, or a file cannot be written
   */
  public static void houstonRasters(DataSet data, Path root) {
    String[] names = {"CASI", "LiDAR"};
    for (int s = 0; s < 2; s++) {
      SourceShape shape = data.sourceShapes().get(s);
      SourceShape scene =
          new SourceShape(shape.name(), shape.height(), shape.width() * data.size(), shape.bands());
      GeneratedFile.image(
          root.resolve(CONTEST + names[s] + ".tif"), scene, SampleType.UINT8, sideBySide(data, s));
    }
    GeneratedFile.text(root.resolve(CONTEST + "Samples_TR.txt"), regions(data, false));
    GeneratedFile.text(root.resolve(CONTEST + "Samples_VA.txt"), regions(data, true));
  }

  private static float[] sideBySide(DataSet data, int source) {
    SourceShape shape = data.sourceShapes().get(source);
    int row = shape.width() * shape.bands();
    float[] scene = new float[shape.length() * data.size()];
    for (int i = 0; i < data.size(); i++) {
      float[] values = data.sample(i).sources()[source];
      for (int y = 0; y < shape.height(); y++) {
        System.arraycopy(values, y * row, scene, (y * data.size() + i) * row, row);
      }
    }
    return scene;
  }

  private static String regions(DataSet data, boolean test) {
    SourceShape shape = data.sourceShapes().get(0);
    StringBuilder lines = new StringBuilder("; ENVI Output of ROIs\n");
    for (int label = 0; label < data.classes().size(); label++) {
      int id = 0;
      for (int i = 0; i < data.size(); i++) {
        for (int k = 0; k < shape.height() * shape.width() && (i % 3 == 2) == test; k++) {
          int y = k / shape.width();
          int x = k % shape.width();
          if (y % 10 == 5 && x % 10 == 5 && data.label(i)[k] == label) {
            lines.append("%d %d %d%n".formatted(++id, i * shape.width() + x + 1, y + 1));
          }
        }
      }
      if (id == 0) {
        throw new DataException("class " + label + " has no listed pixel; draw more samples");
      }
    }
    return lines.toString();
  }

  private static void matrix(Path root, String name, double[][] rows) {
    Matrix matrix = Mat5.newMatrix(rows.length, rows[0].length);
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < rows[row].length; column++) {
        matrix.setDouble(row, column, rows[row][column]);
      }
    }
    Path file = root.resolve(name + ".mat");
    try (Mat5File content = Mat5.newMatFile()) {
      content.addArray(name, matrix);
      // Compression goes back to fill in a length, which a stream cannot.
      int size = Math.toIntExact(content.getUncompressedSerializedSize() + SPARE_BYTES);
      ByteBuffer buffer = ByteBuffer.allocate(size);
      content.writeTo(Sinks.wrap(buffer));
      AtomicFile.write(file, out -> out.write(buffer.array(), 0, buffer.position()));
    } catch (IOException failed) {
      throw new DataException(file + " cannot be written: " + failed, failed);
    }
  }
}
