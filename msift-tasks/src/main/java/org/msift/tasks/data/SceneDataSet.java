package org.msift.tasks.data;

import java.util.ArrayList;
import java.util.List;
import org.msift.tasks.data.descriptor.DataDescriptor;
import org.msift.tasks.data.descriptor.SourceDescriptor;

/** One sample is the patch around a labelled pixel of a scene, cut out when asked for. */
final class SceneDataSet extends OneLabelDataSet {

  private final List<Raster> scenes;
  private final int[] rows;
  private final int[] columns;

  SceneDataSet(
      DataDescriptor descriptor, List<Raster> scenes, int[] rows, int[] columns, float[] labels) {
    super(descriptor, shapes(descriptor, scenes), labels);
    this.scenes = List.copyOf(scenes);
    this.rows = rows;
    this.columns = columns;
  }

  private static List<SourceShape> shapes(DataDescriptor descriptor, List<Raster> scenes) {
    List<SourceShape> shapes = new ArrayList<>();
    for (SourceDescriptor source : descriptor.sources()) {
      int bands = scenes.get(shapes.size()).bands();
      shapes.add(new SourceShape(source.name(), source.window(), source.window(), bands));
    }
    return shapes;
  }

  @Override
  public String id(int index) {
    return "row " + rows[index] + ", column " + columns[index];
  }

  @Override
  float[] values(int source, int index) {
    int window = sourceShapes().get(source).height();
    return patch(scenes.get(source), window, rows[index], columns[index]);
  }

  /** Beyond the scene's edge its outermost pixels are repeated. */
  private static float[] patch(Raster scene, int window, int row, int column) {
    float[] values = new float[window * window * scene.bands()];
    int half = window / 2;
    int index = 0;
    for (int y = row - half; y <= row + half; y++) {
      int fromY = Math.max(0, Math.min(scene.height() - 1, y));
      for (int x = column - half; x <= column + half; x++, index += scene.bands()) {
        int fromX = Math.max(0, Math.min(scene.width() - 1, x));
        System.arraycopy(
            scene.values(),
            (fromY * scene.width() + fromX) * scene.bands(),
            values,
            index,
            scene.bands());
      }
    }
    return values;
  }
}
