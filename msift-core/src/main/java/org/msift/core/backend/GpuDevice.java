package org.msift.core.backend;

/**
 * A CUDA device.
 *
 * @param name as its driver calls it
 * @param major first number of its compute capability; 0 where it is not known
 * @param minor second number of its compute capability
 */
public record GpuDevice(String name, int major, int minor) {

  /**
   * The compute capability as one number that grows with it.
   *
   * @return 86 for 8.6
   */
  int capability() {
    return 10 * major + minor;
  }

  /** Name and compute capability. */
  @Override
  public String toString() {
    return name + " (compute capability " + major + "." + minor + ")";
  }
}
