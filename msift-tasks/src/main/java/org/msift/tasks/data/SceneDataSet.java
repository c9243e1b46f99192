package org.msift.tasks.data;

import java.util.List;
import org.msift.tasks.data.descriptor.ClassDescriptor;
import org.msift.tasks.data.descriptor.DataDescriptor;
import org.msift.tasks.data.descriptor.Task;

/** One sample is the patch around a labelled pixel of a scene, cut out when asked for. */
final class SceneDataSet implements DataSet {

  private final DataDescriptor descriptor;
  private final List<Raster> scenes;
  private final List<SourceShape> shapes;
  private final int[] rows;
  private final int[] columns;
  private final float[] labels;

  SceneDataSet(
      DataDescriptor descriptor, List<Raster> scenes, int[] rows, int[] columns, float[] labels) {
    this.descriptor = descriptor;
    this.scenes = List.copyOf(scenes);
    this.rows = rows;
    this.columns = columns;
    this.labels = labels;
    this.shapes =
        java.util.stream.IntStream.range(0, scenes.size())
            .mapToObj(
                s -> {
                  int window = descriptor.sources().get(s).window();
                  return new SourceShape(
                      descriptor.sources().get(s).name(), window, window, scenes.get(s).bands());
                })
            .toList();
  }

  @Override
  public Task task() {
    return descriptor.task();
  }

  @Override
  public List<ClassDescriptor> classes() {
    return descriptor.classes();
  }

  @Override
  public List<SourceShape> sourceShapes() {
    return shapes;
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public String id(int index) {
    return "row " + rows[index] + ", column " + columns[index];
  }

  @Override
  public Sample sample(int index) {
    float[][] sources = new float[shapes.size()][];
    for (int s = 0; s < sources.length; s++) {
      sources[s] = patch(scenes.get(s), shapes.get(s).height(), rows[index], columns[index]);
    }
    return new Sample(sources, label(index));
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

  @Override
  public float[] label(int index) {
    return new float[] {labels[index]};
  }
}
