package org.msift.tasks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.msift.tasks.data.augmentation.Augmentation;
import org.msift.tasks.data.augmentation.SourceAugmentation;
import org.msift.tasks.data.descriptor.DataException;
import org.msift.tasks.data.descriptor.Task;
import org.msift.tasks.data.generator.LookAlike;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;

class BatchIteratorTest {

  private static final Augmentation ALL =
      new Augmentation(
          true,
          true,
          true,
          6,
          List.of(SourceAugmentation.NONE, new SourceAugmentation(2, 1, 1, 2)));

  private static List<INDArray> epoch(BatchIterator iterator) {
    List<INDArray> arrays = new ArrayList<>();
    while (iterator.hasNext()) {
      MultiDataSet batch = iterator.next();
      arrays.addAll(List.of(batch.getFeatures()));
      arrays.addAll(List.of(batch.getLabels()));
    }
    return arrays;
  }

  @Test
  void epochsDependOnSeedAndNumberOnly() {
    DataSet data = new LookAlike(Task.SEGMENT, 8, 10, 0, 3).draw();
    BatchSettings settings = BatchSettings.training(4, 7, ALL);
    try (BatchIterator through = new BatchIterator(data, settings);
        BatchIterator resumed = new BatchIterator(data, settings)) {
      List<INDArray> first = epoch(through);
      through.reset();
      List<INDArray> second = epoch(through);
      resumed.setEpoch(1);
      assertThat(epoch(resumed)).isEqualTo(second).isNotEqualTo(first);
      assertThat(second.get(0).shape()).containsExactly(4, 6, 6, 3);
      assertThat(second.get(2).shape()).containsExactly(4, 6, 6, 1);
      assertThat(second.get(8).shape()).containsExactly(2, 6, 6, 1);
      assertThat(through.waitedShare()).isBetween(0.0, 1.0);
      assertThat(through.batches()).isEqualTo(3);
    }
  }

  @Test
  void servesEverySampleOnceAndTellsFailures() {
    int[] order = EpochLoader.order(50, BatchSettings.training(1, 1, Augmentation.NONE), 3);
    assertThat(order).doesNotHaveDuplicates().hasSize(50);
    DataSet data = new LookAlike(Task.IMAGE, 8, 3, 0, 3).draw();
    assertThatThrownBy(
            () ->
                new BatchIterator(new SubsetDataSet(data, new int[0]), BatchSettings.evaluation(2)))
        .isInstanceOf(DataException.class);
    try (BatchIterator broken =
        new BatchIterator(new SubsetDataSet(data, new int[] {0, 9}), BatchSettings.evaluation(1))) {
      assertThat(broken.next().getLabels(0).shape()).containsExactly(1, 1);
      assertThatThrownBy(broken::next).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }
}
