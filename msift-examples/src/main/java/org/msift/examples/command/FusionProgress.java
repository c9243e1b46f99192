package org.msift.examples.command;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how many pairs of a folder are done. */
interface FusionProgress extends AutoCloseable {

  /** One more pair is done, or has failed. */
  void step();

  @Override
  void close();

  /** A bar that is drawn over and over: for a terminal. */
  static FusionProgress bar(int pairs) {
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("fusing")
            .setInitialMax(pairs)
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(new ConsoleProgressBarConsumer(System.err))
            .build();
    return new FusionProgress() {
      @Override
      public void step() {
        bar.step();
      }

      @Override
      public void close() {
        bar.close();
      }
    };
  }
}
