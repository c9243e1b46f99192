package org.msift.tasks.data;

import java.util.List;
import java.util.SplittableRandom;
import org.msift.core.training.BackgroundLoader;

/** Prepares the batches of one epoch in a thread of its own. */
final class EpochLoader implements AutoCloseable {

  /** Values of a batch. */
  record Batch(float[][] sources, float[] labels, int samples) {}

  private final DataSet data;
  private final List<SourceShape> shapes;
  private final BatchSettings settings;
  private final int epoch;
  private final int[] order;
  private final BackgroundLoader<Batch> loader;

  EpochLoader(DataSet data, List<SourceShape> shapes, BatchSettings settings, int epoch) {
    this.data = data;
    this.shapes = shapes;
    this.settings = settings;
    this.epoch = epoch;
    this.order = order(data.size(), settings, epoch);
    int batches = (order.length + settings.batchSize() - 1) / settings.batchSize();
    this.loader =
        new BackgroundLoader<>("msift-data-" + epoch, 0, batches, settings.queue(), this::load);
  }

  /** Depends on seed and epoch only, so that a resumed run sees what the other would have. */
  static int[] order(int size, BatchSettings settings, int epoch) {
    int[] order = new int[size];
    SplittableRandom random = new SplittableRandom(settings.seed() * 0x9E3779B97F4A7C15L + epoch);
    for (int i = 0; i < size; i++) {
      int other = settings.shuffle() ? random.nextInt(i + 1) : i;
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }

  private Batch load(int number) {
    int start = number * settings.batchSize();
    return batch(start, Math.min(order.length, start + settings.batchSize()));
  }

  private Batch batch(int start, int end) {
    int samples = end - start;
    float[][] sources = new float[shapes.size()][];
    float[] labels = new float[0];
    for (int i = 0; i < samples; i++) {
      int index = order[start + i];
      Sample sample =
          settings
              .augmentation()
              .apply(data.sample(index), data.sourceShapes(), settings.seed(), epoch, index);
      for (int s = 0; s < sources.length; s++) {
        int length = shapes.get(s).length();
        sources[s] = sources[s] == null ? new float[samples * length] : sources[s];
        System.arraycopy(sample.sources()[s], 0, sources[s], i * length, length);
      }
      int length = sample.label().length;
      labels = i == 0 ? new float[samples * length] : labels;
      System.arraycopy(sample.label(), 0, labels, i * length, length);
    }
    return new Batch(sources, labels, samples);
  }

  Batch take() {
    return loader.take();
  }

  @Override
  public void close() {
    loader.close();
  }
}
