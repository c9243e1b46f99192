package org.msift.core.training;

import java.util.NoSuchElementException;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.dataset.api.MultiDataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;

/**
 * Batches of a loader, once.
 *
 * @serial exclude
 */
final class BackgroundBatches implements MultiDataSetIterator, AutoCloseable {

  private static final long serialVersionUID = 1L;

  private final transient BackgroundLoader<HostBatch> loader;
  private transient MultiDataSetPreProcessor preProcessor;
  private int left;

  BackgroundBatches(BackgroundLoader<HostBatch> loader, int left) {
    this.loader = loader;
    this.left = left;
  }

  @Override
  public boolean hasNext() {
    return left > 0;
  }

  @Override
  public MultiDataSet next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the epoch is over; open the next one");
    }
    left--;
    MultiDataSet batch = loader.take().dataSet();
    if (preProcessor != null) {
      preProcessor.preProcess(batch);
    }
    return batch;
  }

  @Override
  public MultiDataSet next(int number) {
    throw new UnsupportedOperationException("the batch size is the source's");
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
    return false;
  }

  @Override
  public boolean asyncSupported() {
    return false;
  }

  @Override
  public void reset() {
    throw new UnsupportedOperationException("open the next epoch instead");
  }

  @Override
  public void close() {
    loader.close();
  }
}
