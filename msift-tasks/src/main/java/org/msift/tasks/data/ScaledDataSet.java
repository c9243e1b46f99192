package org.msift.tasks.data;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.msift.tasks.data.descriptor.ClassDescriptor;
import org.msift.tasks.data.descriptor.Task;

/** A data set scaled for a network; kept in memory after the first reading if it is small. */
final class ScaledDataSet implements DataSet {

  private static final long CACHE_BYTES = 256L << 20;

  private final DataSet raw;
  private final List<SourceScaling> scalings;
  private final AtomicReferenceArray<Sample> cache;

  /**
   * @param cheap whether the raw samples are in memory anyway
   */
  ScaledDataSet(DataSet raw, List<SourceScaling> scalings, boolean cheap) {
    this.raw = raw;
    this.scalings = List.copyOf(scalings);
    long bytes = raw.sourceShapes().stream().mapToLong(SourceShape::length).sum() * Float.BYTES;
    boolean kept = !cheap && bytes * raw.size() <= CACHE_BYTES;
    this.cache = new AtomicReferenceArray<>(kept ? raw.size() : 0);
  }

  @Override
  public Task task() {
    return raw.task();
  }

  @Override
  public List<ClassDescriptor> classes() {
    return raw.classes();
  }

  @Override
  public List<SourceShape> sourceShapes() {
    return raw.sourceShapes();
  }

  @Override
  public int size() {
    return raw.size();
  }

  @Override
  public String id(int index) {
    return raw.id(index);
  }

  @Override
  public float[] label(int index) {
    return raw.label(index);
  }

  @Override
  public Sample sample(int index) {
    Sample known = cache.length() == 0 ? null : cache.get(index);
    if (known != null) {
      return known;
    }
    Sample read = raw.sample(index);
    float[][] scaled = new float[read.sources().length][];
    for (int s = 0; s < scaled.length; s++) {
      SampleCheck.requireData(id(index), sourceShapes().get(s).name(), read.sources()[s]);
      scaled[s] = scalings.get(s).apply(read.sources()[s]);
    }
    Sample sample = new Sample(scaled, read.label());
    if (cache.length() > 0) {
      cache.set(index, sample);
    }
    return sample;
  }
}
