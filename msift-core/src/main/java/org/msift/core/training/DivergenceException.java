package org.msift.core.training;

/**
 * A training whose loss or parameters are no finite numbers any more. The last good model is in the
 * run folder.
 */
public final class DivergenceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message what happened, when, and where the last good model is
   */
  public DivergenceException(String message) {
    super(message);
  }

  /**
   * Creates an exception with a cause.
   *
   * @param message what happened, when, and where the last good model is
   * @param cause the failure underneath
   */
  public DivergenceException(String message, Throwable cause) {
    super(message, cause);
  }
}
