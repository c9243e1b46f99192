package org.msift.ship;

/**
 * How images are fused, apart from the network.
 *
 * @param resize whether an infrared image of another size is resized to the visible one
 *     (bilinearly, without smoothing); else it is refused
 * @param passes how many forward passes may run at once, 1 or more. Each takes memory for a batch
 *     of images and all threads of the backend; further callers wait
 */
public record FusionOptions(boolean resize, int passes) {

  /** No resizing, two passes at once: one computes while the other prepares. */
  public static final FusionOptions DEFAULT = new FusionOptions(false, 2);

  /**
   * Checks the number of passes.
   *
   * @param resize whether an infrared image of another size is resized
   * @param passes how many forward passes may run at once
   * @throws IllegalArgumentException if there is none
   */
  public FusionOptions {
    if (passes < 1) {
      throw new IllegalArgumentException("passes is " + passes + ", expected 1 or more");
    }
  }

  /**
   * The same options with resizing or without.
   *
   * @param resize whether infrared images of another size are resized
   * @return the options
   */
  public FusionOptions withResize(boolean resize) {
    return new FusionOptions(resize, passes);
  }

  /**
   * The same options with another number of passes.
   *
   * @param passes how many forward passes may run at once, 1 or more
   * @return the options
   */
  public FusionOptions withPasses(int passes) {
    return new FusionOptions(resize, passes);
  }
}
