package org.msift.tasks.data.descriptor;

/** Data or a descriptor that cannot be used; one line that says what is wrong and what to do. */
public final class DataException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * An error found here.
   *
   * @param message one line: what, where, what to do
   */
  public DataException(String message) {
    super(message);
  }

  /**
   * An error found by another library.
   *
   * @param message one line: what, where, what to do
   * @param cause what was thrown
   */
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
