package org.msift.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nd4j.linalg.learning.config.Sgd;
import org.slf4j.LoggerFactory;

class ProgressListenerTest {

  private static final long START = -5_000_000_000L;

  @Test
  void beforeTheFirstStepOnlyTheStepsAreKnown() {
    TrainingProgress progress = new TrainingProgress(100, START);

    assertThat(progress.describe(after(1.9))).isEqualTo("step 0 of 100");
    assertThat(progress.describe(after(75))).isEqualTo("step 0 of 100, in step 1 for 1 min 15 s");
  }

  @Test
  void aLineTellsStepLossSpeedAndTimeLeft() {
    TrainingProgress progress = new TrainingProgress(100, START);
    progress.stepDone(1, 0.5, after(0.5));
    progress.stepDone(2, 0.5, after(1));

    assertThat(progress.describe(after(1)))
        .isEqualTo("step 2 of 100, loss 0.50000, 2.00 steps/s, 49 s left");
    assertThat(progress.describe(after(4)))
        .isEqualTo("step 2 of 100, loss 0.50000, 2.00 steps/s, 49 s left, in step 3 for 3 s");
  }

  @Test
  void aResumedTrainingCountsOnAndItsSpeedIsThatOfThisRun() {
    TrainingProgress progress = new TrainingProgress(10_000, START);
    progress.stepDone(5_001, 1, after(2));

    assertThat(progress.describe(after(2)))
        .isEqualTo("step 5001 of 10000, loss 1.0000, 0.500 steps/s, 2 h 46 min left");
  }

  @Test
  void aLineTellsWhatElseIsKnown() {
    TrainingProgress progress = new TrainingProgress(100, START);
    progress.resumed(40);
    assertThat(progress.describe(after(1))).isEqualTo("step 40 of 100");

    progress.facts(0.00125, 0.0312);
    progress.metrics("accuracy 0.93");
    progress.stepDone(41, 0.5, after(1));
    String steps =
        "step 41 of 100, loss 0.50000, 1.00 steps/s, 59 s left, learning rate 0.00125, 3.1 % of the time waiting for data, accuracy 0.93";
    assertThat(progress.describe(after(1))).isEqualTo(steps);
    progress.activity("validating", after(1));
    assertThat(progress.describe(after(8))).isEqualTo(steps + ", validating for 7 s");
    progress.activity("", after(9));
    progress.stepDone(42, 0.5, after(10));
    assertThat(progress.describe(after(10)))
        .as("validation does not count as a step's time")
        .contains("1.00 steps/s, 58 s left");
  }

  @Test
  void lossIsSmoothedWithoutBiasTowardsZero() {
    SmoothedValue value = new SmoothedValue(0.5);
    assertThat(value.value()).isNaN();
    value.add(4);
    assertThat(value.value()).isEqualTo(4);
    value.add(1);
    assertThat(value.value()).isEqualTo(2);
  }

  @Test
  void afterTheLastStepNothingIsLeft() {
    TrainingProgress progress = new TrainingProgress(1, START);
    progress.stepDone(1, Double.NaN, after(1));

    assertThat(progress.describe(after(60)))
        .isEqualTo("step 1 of 1, loss NaN, 1.00 steps/s, 0 s left");
  }

  @Test
  @Timeout(60)
  void theTimerLogsWithoutAnyStepAndClosingLogsTheLastLineOnce() throws InterruptedException {
    ComputationGraph graph = SmallGraph.create(new Sgd(0.1));
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    Logger logger = (Logger) LoggerFactory.getLogger(ProgressListener.class);
    lines.start();
    logger.addAppender(lines);
    logger.setLevel(Level.INFO);
    try {
      ProgressListener listener = ProgressListener.start(3, Duration.ofMillis(20));
      while (lines.list.isEmpty()) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      graph.addListeners(listener);
      graph.fit(SmallGraph.data(1));
      listener.close();
      listener.close();
    } finally {
      logger.detachAppender(lines);
      logger.setLevel(null);
    }
    assertThat(lines.list.get(0).getFormattedMessage()).isEqualTo("step 0 of 3");
    assertThat(lines.list.get(lines.list.size() - 1).getFormattedMessage())
        .startsWith("step 1 of 3, loss ");
  }

  @Test
  void unsuitableArgumentsAreRefused() {
    assertThatThrownBy(() -> ProgressListener.start(0)).hasMessageContaining("totalSteps is 0");
    assertThatThrownBy(() -> ProgressListener.start(1, Duration.ZERO)).hasMessageContaining("PT0S");
  }

  private static long after(double seconds) {
    return START + Math.round(seconds * 1e9);
  }
}
