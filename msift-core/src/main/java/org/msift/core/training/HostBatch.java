package org.msift.core.training;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A batch on the Java heap, as a thread that knows no backend prepares it.
 *
 * @param features one array for each input of the network
 * @param labels one array for each output, or one for all
 */
public record HostBatch(List<Values> features, List<Values> labels) {

  /**
   * Values with a shape.
   *
   * @param values in row-major order; not copied
   * @param shape lengths of the axes; not copied
   */
  public record Values(float[] values, long... shape) {

    private INDArray array() {
      return Nd4j.create(values, shape, 'c');
    }
  }

  /**
   * Copies the lists.
   *
   * @param features one array for each input of the network
   * @param labels one array for each output, or one for all
   */
  public HostBatch {
    features = List.copyOf(features);
    labels = List.copyOf(labels);
  }

  /** The same on the backend. */
  MultiDataSet dataSet() {
    return new org.nd4j.linalg.dataset.MultiDataSet(arrays(features), arrays(labels));
  }

  private static INDArray[] arrays(List<Values> all) {
    List<INDArray> arrays = new ArrayList<>();
    all.forEach(values -> arrays.add(values.array()));
    return arrays.toArray(INDArray[]::new);
  }
}
