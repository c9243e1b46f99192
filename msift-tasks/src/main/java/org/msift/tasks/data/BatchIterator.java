package org.msift.tasks.data;

import java.util.List;
import java.util.NoSuchElementException;
import org.msift.tasks.data.descriptor.DataException;
import org.msift.tasks.data.descriptor.Task;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.dataset.api.MultiDataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Serves a data set in batches that are prepared in the background: features are one [N,H,W,C]
 * array per source, labels one [N,1] or, for segmentation, [N,H,W,1] array of class indices with
 * 255 where ignored. Epoch e is the same whatever was read before. For one consumer thread.
 *
 * @serial exclude
 */
public final class BatchIterator implements MultiDataSetIterator, AutoCloseable {

  private static final long serialVersionUID = 1L;

  private final transient DataSet data;
  private final transient List<SourceShape> shapes;
  private final transient BatchSettings settings;
  private transient EpochLoader loader;
  private transient MultiDataSetPreProcessor preProcessor;
  private int epoch;
  private int served;
  private long waited;
  private long started;

  /**
   * Serves epoch 0 first.
   *
   * @param data not empty
   * @param settings how
   * @throws DataException if the data are empty or cannot be augmented so
   */
  public BatchIterator(DataSet data, BatchSettings settings) {
    if (data.size() == 0) {
      throw new DataException("no samples to serve; the split asked for no such part");
    }
    this.data = data;
    this.settings = settings;
    this.shapes = settings.augmentation().shapes(data.sourceShapes());
  }

  /**
   * Goes to the beginning of an epoch, as a resumed run does.
   *
   * @param wanted from 0
   */
  public void setEpoch(int wanted) {
    close();
    epoch = wanted;
    served = 0;
  }

  /**
   * Which epoch is served.
   *
   * @return from 0
   */
  public int epoch() {
    return epoch;
  }

  /**
   * Batches of an epoch.
   *
   * @return at least 1
   */
  public int batches() {
    return (data.size() + settings.batchSize() - 1) / settings.batchSize();
  }

  /**
   * The shapes served, after cropping.
   *
   * @return one per source
   */
  public List<SourceShape> sourceShapes() {
    return shapes;
  }

  /**
   * The share of the time since the first batch that the consumer waited for data.
   *
   * @return 0..1; 0 before the first batch
   */
  public double waitedShare() {
    return started == 0 ? 0 : (double) waited / Math.max(1, System.nanoTime() - started);
  }

  @Override
  public boolean hasNext() {
    return served < data.size();
  }

  @Override
  public MultiDataSet next() {
    if (!hasNext()) {
      throw new NoSuchElementException("epoch " + epoch + " is over; call reset");
    }
    EpochLoader.Batch batch = take();
    served += batch.samples();
    MultiDataSet result = arrays(batch);
    if (preProcessor != null) {
      preProcessor.preProcess(result);
    }
    return result;
  }

  private EpochLoader.Batch take() {
    long before = System.nanoTime();
    started = started == 0 ? before : started;
    if (loader == null) {
      loader = new EpochLoader(data, shapes, settings, epoch);
    }
    try {
      EpochLoader.Batch batch = loader.take();
      waited += System.nanoTime() - before;
      return batch;
    } catch (RuntimeException failed) {
      close();
      throw failed;
    }
  }

  private MultiDataSet arrays(EpochLoader.Batch batch) {
    INDArray[] features = new INDArray[shapes.size()];
    long samples = batch.samples();
    for (int s = 0; s < features.length; s++) {
      SourceShape shape = shapes.get(s);
      long[] size = {samples, shape.height(), shape.width(), shape.bands()};
      features[s] = Nd4j.create(batch.sources()[s], size, 'c');
    }
    SourceShape first = shapes.get(0);
    long[] size =
        data.task() == Task.SEGMENT
            ? new long[] {samples, first.height(), first.width(), 1}
            : new long[] {samples, 1};
    INDArray[] labels = {Nd4j.create(batch.labels(), size, 'c')};
    return new org.nd4j.linalg.dataset.MultiDataSet(features, labels);
  }

  /** Goes to the next epoch if batches of this one were served, else to its beginning. */
  @Override
  public void reset() {
    setEpoch(served > 0 ? epoch + 1 : epoch);
  }

  /** Stops loading; {@link #next} begins the epoch's loading anew only after setEpoch or reset. */
  @Override
  public void close() {
    if (loader != null) {
      loader.close();
      loader = null;
      served = data.size();
    }
  }

  @Override
  public MultiDataSet next(int number) {
    throw new UnsupportedOperationException("the batch size is set in BatchSettings");
  }

  @Override
  public void setPreProcessor(MultiDataSetPreProcessor wanted) {
    preProcessor = wanted;
  }

  @Override
  public MultiDataSetPreProcessor getPreProcessor() {
    return preProcessor;
  }

  @Override
  public boolean resetSupported() {
    return true;
  }

  @Override
  public boolean asyncSupported() {
    return false;
  }
}
