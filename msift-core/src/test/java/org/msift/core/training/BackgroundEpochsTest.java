package org.msift.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;

class BackgroundEpochsTest {

  /** Batches that hold their own numbers. */
  private record Numbers(List<String> made) implements BatchSource {

    @Override
    public int batches() {
      return 3;
    }

    @Override
    public HostBatch load(int epoch, int batch) {
      made.add(epoch + "." + batch);
      HostBatch.Values values = new HostBatch.Values(new float[] {epoch, batch}, 1, 2);
      return new HostBatch(List.of(values), List.of(values));
    }
  }

  @Test
  void servesAnEpoch() {
    MultiDataSetIterator batches = BackgroundEpochs.of(new Numbers(new ArrayList<>())).open(7);
    for (int batch = 0; batch < 3; batch++) {
      assertThat(batches.next().getFeatures(0).toFloatMatrix()[0]).containsExactly(7, batch);
    }
    assertThat(batches.hasNext()).isFalse();
    assertThatThrownBy(batches::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void beginsLaterWithoutMakingWhatIsBefore() {
    List<String> made = new ArrayList<>();
    MultiDataSetIterator batches = BackgroundEpochs.of(new Numbers(made)).open(1, 2);
    assertThat(batches.next().getLabels(0).toFloatMatrix()[0]).containsExactly(1, 2);
    assertThat(batches.hasNext()).isFalse();
    assertThat(made).containsExactly("1.2");
  }
}
