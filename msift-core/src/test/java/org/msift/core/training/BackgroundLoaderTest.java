package org.msift.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BackgroundLoaderTest {

  @Test
  void givesItemsInOrder() {
    try (BackgroundLoader<String> loader = new BackgroundLoader<>("test", 2, 5, 1, i -> "i" + i)) {
      assertThat(loader.take() + loader.take() + loader.take()).isEqualTo("i2i3i4");
    }
  }

  @Test
  void preparesNoMoreThanAsked() throws InterruptedException {
    AtomicInteger prepared = new AtomicInteger();
    try (BackgroundLoader<Integer> loader =
        new BackgroundLoader<>("test", 0, 100, 3, i -> prepared.incrementAndGet())) {
      loader.take();
      Thread.sleep(100);
      // One taken, three waiting, one that finds no place.
      assertThat(prepared.get()).isBetween(1, 5);
    }
  }

  @Test
  void throwsWhatPreparingHasThrown() {
    try (BackgroundLoader<Integer> loader =
        new BackgroundLoader<>(
            "test",
            0,
            3,
            2,
            i -> {
              if (i == 1) {
                throw new IllegalArgumentException("no item " + i);
              }
              return i;
            })) {
      assertThat(loader.take()).isZero();
      assertThatThrownBy(loader::take).hasMessage("no item 1");
    }
  }
}
