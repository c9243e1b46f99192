package org.msift.core.image;

/**
 * An image or an array file that cannot be read, written or used; one line that names the file, the
 * fault and the cure.
 */
public final class ImageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * An error found by this library.
   *
   * @param message one line: which file or value, what is wrong, what to do
   */
  public ImageException(String message) {
    super(message);
  }

  /**
   * An error that another library or the file system reported.
   *
   * @param message one line: which file or value, what is wrong, what to do
   * @param cause what was thrown
   */
  public ImageException(String message, Throwable cause) {
    super(message, cause);
  }
}
