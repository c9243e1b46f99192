package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class HostThreadsTest {

  @Test
  void everyNumberIsVisitedOnce() {
    for (int count : new int[] {0, 1, 2, 3, 1000}) {
      AtomicIntegerArray visits = new AtomicIntegerArray(count);

      HostThreads.split(
          count,
          (part, from, to) -> {
            for (long i = from; i < to; i++) {
              visits.incrementAndGet((int) i);
            }
          });

      for (int i = 0; i < count; i++) {
        assertThat(visits.get(i)).isEqualTo(1);
      }
    }
  }

  @Test
  void failureOfAPartReachesTheCaller() {
    assertThatThrownBy(
            () ->
                HostThreads.split(
                    1000,
                    (part, from, to) -> {
                      if (to == 1000) {
                        throw new IllegalArgumentException("broken part");
                      }
                    }))
        .hasStackTraceContaining("broken part");
  }

  @Test
  void numberOfThreadsIsThatOfOpenMp() {
    int processors = Runtime.getRuntime().availableProcessors();

    assertThat(HostThreads.threads("3")).isEqualTo(3);
    assertThat(HostThreads.threads(" 4,2")).isEqualTo(4);
    assertThat(HostThreads.threads("none")).isEqualTo(processors);
    assertThat(HostThreads.threads("0")).isEqualTo(processors);
    assertThat(HostThreads.threads(null)).isEqualTo(processors);
  }
}
