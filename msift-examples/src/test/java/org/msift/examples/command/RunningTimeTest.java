package org.msift.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RunningTimeTest {

  @Test
  void linesComeUntilItIsDone() throws IOException {
    CountDownLatch twice = new CountDownLatch(2);
    List<String> lines = new CopyOnWriteArrayList<>();
    new RunningTime(
            "fusing",
            Duration.ofMillis(5),
            Duration.ofMillis(5),
            line -> {
              lines.add(line);
              twice.countDown();
            })
        .during(() -> await(twice));
    assertThat(lines).allMatch(line -> line.matches("fusing for \\d+ s"));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  @Test
  void whatIsQuickGetsNoneAndFailsAsItDoes() {
    List<String> lines = new ArrayList<>();
    RunningTime time = new RunningTime("fusing", lines::add);
    assertThatThrownBy(
            () ->
                time.during(
                    () -> {
                      throw new IOException("no disk");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("no disk");
    assertThat(lines).isEmpty();
  }
}
