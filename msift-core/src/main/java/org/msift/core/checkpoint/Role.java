package org.msift.core.checkpoint;

/** What an entry of a state dict is to a network. */
public enum Role {
  /** Learned. */
  TRAINABLE,
  /** Needed for the forward pass, not learned: running statistics, fixed permutations. */
  BUFFER,
  /**
   * Registered in the official network and never used. Carried along so that the way back is
   * complete.
   */
  DEAD
}
