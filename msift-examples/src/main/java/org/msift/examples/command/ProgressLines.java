package org.msift.examples.command;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Says in one line now and then how many pairs are done and how long the others will take: for
 * files and logs, where a bar would be noise.
 */
final class ProgressLines implements FusionProgress {

  private final int pairs;
  private final long interval;
  private final LongSupplier nanoClock;
  private final Consumer<String> out;
  private final long start;
  private long lastLine;
  private int done;

  ProgressLines(int pairs, Duration interval, LongSupplier nanoClock, Consumer<String> out) {
    this.pairs = pairs;
    this.interval = interval.toNanos();
    this.nanoClock = nanoClock;
    this.out = out;
    this.start = nanoClock.getAsLong();
    this.lastLine = start;
  }

  /** The last pair gets no line: a summary follows it. */
  @Override
  public void step() {
    done++;
    long now = nanoClock.getAsLong();
    if (done < pairs && now - lastLine >= interval) {
      lastLine = now;
      out.accept(line(now));
    }
  }

  private String line(long now) {
    Duration left = Duration.ofNanos((now - start) / done * (pairs - done));
    return "%d of %d pairs done, about %d:%02d:%02d left"
        .formatted(done, pairs, left.toHours(), left.toMinutesPart(), left.toSecondsPart());
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
