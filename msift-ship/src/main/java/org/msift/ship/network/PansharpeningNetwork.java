package org.msift.ship.network;

import java.util.Arrays;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.Resize;
import org.msift.core.operator.Sum;
import org.msift.core.operator.Upsampling;
import org.msift.ship.pansharpening.GridAlignment;

/**
 * SHIP for pan-sharpening: the multispectral image, enlarged bilinearly, and the panchromatic one
 * are encoded, interact, and give what is added to the enlarged multispectral image.
 *
 * <p>The authors published no code of it. The frame is that of their pan-sharpening networks as
 * third-party code hands it down, with the channel attention in its usual form. There the
 * multispectral pixels stand centred in the panchromatic grid; on another grid the enlarged image
 * would lie beside the panchromatic one, and the network had to learn to shift it.
 *
 * @param bands bands B of the multispectral image and of the result
 * @param ratio how many times finer the panchromatic image's pixels are, 2 or more
 * @param features features C
 * @param blocks number of interactions
 * @param order highest order of each interaction
 * @param interaction how the sources interact
 * @param alignment where the multispectral pixels stand in the panchromatic grid
 */
public record PansharpeningNetwork(
    int bands,
    int ratio,
    int features,
    int blocks,
    int order,
    InteractionKind interaction,
    GridAlignment alignment) {

  /**
   * Checks the sizes.
   *
   * @param bands bands B of the multispectral image and of the result
   * @param ratio how many times finer the panchromatic image's pixels are, 2 or more
   * @param features features C
   * @param blocks number of interactions
   * @param order highest order of each interaction; 2 for interactions of kind OMNI
   * @param interaction how the sources interact
   * @param alignment where the multispectral pixels stand in the panchromatic grid
   * @throws IllegalArgumentException if a size is impossible, or the alignment is missing
   */
  public PansharpeningNetwork {
    if (bands < 1 || ratio < 2) {
      throw new IllegalArgumentException(
          "expected 1 band or more and a ratio of 2 or more, but got bands "
              + bands
              + ", ratio "
              + ratio);
    }
    if (alignment == null) {
      throw new IllegalArgumentException(
          "alignment is missing; expected one of " + Arrays.toString(GridAlignment.values()));
    }
    new InteractionChain(interaction, features, blocks, order);
  }

  /**
   * Adds the network to a graph.
   *
   * @param scope where it goes
   * @param rotations kernels of the coupling blocks
   * @param multispectral low-resolution multispectral image [N, h, w, B]
   * @param panchromatic panchromatic image [N, ratio · h, ratio · w, 1]
   * @return the sharpened image [N, ratio · h, ratio · w, B], not bounded
   */
  public Node apply(Scope scope, Rotations rotations, Node multispectral, Node panchromatic) {
    Upsampling upsampling = new Upsampling(ratio, Resize.Method.BILINEAR, alignment.shift(ratio));
    Node enlarged = scope.apply("enlarged", upsampling, multispectral);
    Sources sources =
        new Sources(
            new HalfInstanceEncoder(bands, features).apply(scope.at("multispectral"), enlarged),
            new HalfInstanceEncoder(1, features).apply(scope.at("panchromatic"), panchromatic));
    Node x = chain().apply(scope, rotations, sources);
    x = Refinement.gatingFeatures(features, bands).apply(scope.at("refinement"), x);
    return scope.apply("sharpened", new Sum(), x, enlarged);
  }

  InteractionChain chain() {
    return new InteractionChain(interaction, features, blocks, order);
  }
}
