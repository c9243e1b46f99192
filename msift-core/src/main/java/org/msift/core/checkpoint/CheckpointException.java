package org.msift.core.checkpoint;

/**
 * Says that weights could not be read, written or mapped: what was wrong, and where it can be said,
 * what to do.
 *
 * <p>The one exception of this package for anything that depends on a file or on the names and
 * shapes in it: damaged, hostile or unsupported content, failed input or output (the {@code
 * IOException} is the cause), missing and unexpected parameters. It is unchecked because callers
 * can rarely do better than to show its message, which is one line except where mismatches are
 * listed. Arguments that are wrong whatever the file holds end in {@link IllegalArgumentException}.
 */
public final class CheckpointException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message what was wrong
   */
  public CheckpointException(String message) {
    super(message);
  }

  /**
   * Creates an exception with a cause.
   *
   * @param message what was wrong
   * @param cause the failure underneath
   */
  public CheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
