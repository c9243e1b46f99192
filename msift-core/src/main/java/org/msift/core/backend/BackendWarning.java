package org.msift.core.backend;

/**
 * Something that makes the backend slow or unusable, and what to do about it.
 *
 * @param problem what is wrong and what it costs
 * @param cure what to add, set or change
 */
public record BackendWarning(String problem, String cure) {

  /** Problem and cure in one line. */
  @Override
  public String toString() {
    return problem + "; " + cure;
  }
}
