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
    SourceShape patch = sourceShapes().get(source);
    Raster scene = scenes.get(source);
    int half = patch.height() / 2;
    return new SourceShape(patch.name(), scene.height(), scene.width(), scene.bands())
        .window(
            scene.values(),
            rows[index] - half,
            columns[index] - half,
            patch.height(),
            patch.width());
  }
}
