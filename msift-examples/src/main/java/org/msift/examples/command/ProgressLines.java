package org.msift.examples.command;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Says in one line now and then how much is done and how long the rest will take: for files and
 * logs, where a bar would be noise.
 */
final class ProgressLines implements FolderProgress {

  private final String noun;
  private final int count;
  private final long interval;
  private final LongSupplier nanoClock;
  private final Consumer<String> out;
  private final long start;
  private long lastLine;
  private int done;

  ProgressLines(
      String noun, int count, Duration interval, LongSupplier nanoClock, Consumer<String> out) {
    this.noun = noun;
    this.count = count;
    this.interval = interval.toNanos();
    this.nanoClock = nanoClock;
    this.out = out;
    this.start = nanoClock.getAsLong();
    this.lastLine = start;
  }

  /** The last one gets no line: a summary follows it. */
  @Override
  public void step() {
    done++;
    long now = nanoClock.getAsLong();
    if (done < count && now - lastLine >= interval) {
      lastLine = now;
      out.accept(line(now));
    }
  }

  private String line(long now) {
    Duration left = Duration.ofNanos((now - start) / done * (count - done));
    return "%d of %d %s done, about %d:%02d:%02d left"
        .formatted(done, count, noun, left.toHours(), left.toMinutesPart(), left.toSecondsPart());
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
