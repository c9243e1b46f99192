package org.msift.core.backend;

/** ND4J has no backend to run on, or cannot load its native library. */
public final class BackendException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * An error at start-up.
   *
   * @param message one line: what is missing, and the dependency to add
   * @param cause what ND4J threw
   */
  public BackendException(String message, Throwable cause) {
    super(message, cause);
  }
}
