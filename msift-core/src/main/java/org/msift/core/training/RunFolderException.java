package org.msift.core.training;

/** A run folder that cannot be used for what was asked. */
public final class RunFolderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message what was wrong, and what to do
   */
  public RunFolderException(String message) {
    super(message);
  }

  /**
   * Creates an exception with a cause.
   *
   * @param message what was wrong, and what to do
   * @param cause the failure underneath
   */
  public RunFolderException(String message, Throwable cause) {
    super(message, cause);
  }
}
