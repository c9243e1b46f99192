package org.msift.examples.command;

import me.tongfei.progressbar.ProgressBarConsumer;

/** Where a progress bar goes that nobody shall see. */
final class SilentProgress implements ProgressBarConsumer {

  private static final int WIDTH = 80;

  @Override
  public int getMaxRenderedLength() {
    return WIDTH;
  }

  @Override
  public void accept(String rendered) {
    // Nobody shall see it.
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
