package org.msift.ship.network;

import org.msift.core.operator.InvertibleKernel;

/**
 * Gives each coupling block the invertible kernel it mixes its channels with: random, or that of a
 * checkpoint.
 */
@FunctionalInterface
public interface Rotations {

  /**
   * The kernel of one block.
   *
   * @param path the block's path in the network, such as {@code interaction1.channel.coupling}
   * @param channels number of channels
   * @return the kernel
   */
  InvertibleKernel at(String path, int channels);

  /**
   * Random rotations, another one for each block.
   *
   * @param seed seed for all of them
   * @return the rotations
   */
  static Rotations random(long seed) {
    return (path, channels) -> InvertibleKernel.random(channels, seed * 31 + path.hashCode());
  }
}
