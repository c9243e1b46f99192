package org.msift.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

  private final List<String> lines = new ArrayList<>();
  private long now = -1_000_000_000_000L;

  @Test
  void aLineComesOnceInAnIntervalWithCountAndTimeLeft() {
    steps(new ProgressLines("pairs", 340, Duration.ofSeconds(5), () -> now, lines::add), 10, 2);

    assertThat(lines)
        .containsExactly(
            "3 of 340 pairs done, about 0:11:14 left",
            "6 of 340 pairs done, about 0:11:08 left",
            "9 of 340 pairs done, about 0:11:02 left");
  }

  @Test
  void longTimesAreToldInHours() {
    steps(new ProgressLines("pairs", 2_000, Duration.ofSeconds(5), () -> now, lines::add), 1, 60);

    assertThat(lines).containsExactly("1 of 2000 pairs done, about 33:19:00 left");
  }

  @Test
  void theLastPairGetsNoLine() {
    steps(new ProgressLines("pairs", 1, Duration.ofSeconds(5), () -> now, lines::add), 1, 60);

    assertThat(lines).isEmpty();
  }

  private void steps(ProgressLines progress, int count, long secondsEach) {
    for (int i = 0; i < count; i++) {
      now += Duration.ofSeconds(secondsEach).toNanos();
      progress.step();
    }
  }
}
