package org.msift.ship.network;

/**
 * How two sources interact in a network of this package.
 *
 * <p>Only {@link #SHIP} follows published code. The code of SHIP++ (Zhou et al., IEEE TPAMI 47(2),
 * 2025, doi 10.1109/TPAMI.2024.3475485) was never published: {@link #SHIP_PLUS_PLUS} and {@link
 * #OMNI} are reconstructed from the paper's abstract, which names its three mechanisms, and from
 * code of others that descends from the authors'. Weights and results of the paper cannot be
 * expected of them.
 */
public enum InteractionKind {
  /** SHIP: interactions in space and across channels (Zheng et al., CVPR 2024). */
  SHIP(4),

  /**
   * SHIP++: interactions in space with cross-order attention evolving, cross-order information
   * integration and residual information memorizing, and SHIP's interactions across channels.
   */
  SHIP_PLUS_PLUS(4),

  /**
   * One interaction of order 2 in space and across channels at once, with the same three
   * mechanisms: "OminiInteraction", as the authors spell it, of the pan-sharpening network.
   */
  OMNI(2);

  private final int usualOrder;

  InteractionKind(int usualOrder) {
    this.usualOrder = usualOrder;
  }

  /**
   * The highest order that is usual; for {@link #OMNI} the only one.
   *
   * @return 4, for {@link #OMNI} 2
   */
  public int usualOrder() {
    return usualOrder;
  }
}
