package org.msift.core.training;

import java.util.concurrent.atomic.AtomicBoolean;

/** Asks a training to finish its step, save and return. Safe for use by several threads. */
public final class StopSignal {

  private final AtomicBoolean requested = new AtomicBoolean();

  /** A signal that is not given yet. */
  public StopSignal() {}

  /**
   * Gives the signal, for good.
   *
   * @return whether it was not given before
   */
  public boolean request() {
    return requested.compareAndSet(false, true);
  }

  /**
   * Whether the signal was given.
   *
   * @return true if it was
   */
  public boolean isRequested() {
    return requested.get();
  }
}
