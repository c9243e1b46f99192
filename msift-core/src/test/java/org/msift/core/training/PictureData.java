package org.msift.core.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.dataset.api.MultiDataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

/** Eight noisy pictures of three classes, two per batch, in another order in each epoch. */
final class PictureData implements EpochData {

  static final int SAMPLES = 8;
  static final int BATCH = 2;
  static final int CLASSES = 3;
  static final int BANDS = 2;
  private static final int SIZE = 5;

  private final int announced;
  private int open;

  PictureData() {
    this(SAMPLES / BATCH);
  }

  PictureData(int announced) {
    this.announced = announced;
  }

  @Override
  public int batches() {
    return announced;
  }

  /** Iterators that were opened and not closed. */
  int open() {
    return open;
  }

  @Override
  public MultiDataSetIterator open(int epoch) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(1_000 + epoch));
    open++;
    return new Batches(order);
  }

  static MultiDataSet all() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      order.add(i);
    }
    return pictures(order);
  }

  private static MultiDataSet pictures(List<Integer> samples) {
    INDArray pictures = Nd4j.create(samples.size(), SIZE, SIZE, BANDS);
    INDArray labels = Nd4j.create(samples.size(), 1, 1, 1);
    for (int n = 0; n < samples.size(); n++) {
      Random random = new Random(samples.get(n));
      for (int i = 0; i < SIZE * SIZE * BANDS; i++) {
        int column = i / BANDS % SIZE;
        pictures.putScalar(
            new int[] {n, i / BANDS / SIZE, column, i % BANDS}, random.nextGaussian());
      }
      labels.putScalar(n, samples.get(n) % CLASSES);
    }
    return new MultiDataSet(pictures, labels);
  }

  private final class Batches implements MultiDataSetIterator, AutoCloseable {

    private static final long serialVersionUID = 1L;

    private final List<Integer> order;
    private int next;

    Batches(List<Integer> order) {
      this.order = order;
    }

    @Override
    public boolean hasNext() {
      return next < order.size();
    }

    @Override
    public org.nd4j.linalg.dataset.api.MultiDataSet next() {
      List<Integer> batch = order.subList(next, next + BATCH);
      next += BATCH;
      return pictures(batch);
    }

    @Override
    public org.nd4j.linalg.dataset.api.MultiDataSet next(int number) {
      throw new UnsupportedOperationException("batches have one size");
    }

    @Override
    public void close() {
      open--;
    }

    @Override
    public void reset() {
      next = 0;
    }

    @Override
    public boolean resetSupported() {
      return true;
    }

    @Override
    public boolean asyncSupported() {
      return false;
    }

    @Override
    public void setPreProcessor(MultiDataSetPreProcessor preProcessor) {
      throw new UnsupportedOperationException("pictures are as they are");
    }

    @Override
    public MultiDataSetPreProcessor getPreProcessor() {
      return null;
    }
  }
}
