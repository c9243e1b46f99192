package org.msift.tasks.data;

import java.util.List;
import org.msift.tasks.data.descriptor.DataDescriptor;
import org.msift.tasks.data.descriptor.Layout;
import org.msift.tasks.data.descriptor.SourceDescriptor;

/** One sample is a row of each source's table. */
final class RowDataSet extends OneLabelDataSet {

  private final List<SourceDescriptor> sources;
  private final List<float[]> tables;

  RowDataSet(
      DataDescriptor descriptor, List<SourceShape> shapes, List<float[]> tables, float[] labels) {
    super(descriptor, shapes, labels);
    this.sources = descriptor.sources();
    this.tables = List.copyOf(tables);
  }

  @Override
  public String id(int index) {
    return "row " + index;
  }

  @Override
  float[] values(int source, int index) {
    SourceShape shape = sourceShapes().get(source);
    int length = shape.length();
    int pixels = shape.height() * shape.width();
    float[] table = tables.get(source);
    float[] values = new float[length];
    boolean bandsFirst = sources.get(source).layout() == Layout.CHANNELS_FIRST;
    for (int i = 0; i < length; i++) {
      int from = bandsFirst ? (i % shape.bands()) * pixels + i / shape.bands() : i;
      values[i] = table[index * length + from];
    }
    return values;
  }
}
