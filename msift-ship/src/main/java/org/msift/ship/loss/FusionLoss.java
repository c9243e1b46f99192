package org.msift.ship.loss;

import java.util.Arrays;
import org.msift.core.operator.Loss;
import org.msift.core.operator.Pass;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The three losses of SHIP, weighted and added. Labels are [N, H, W, 3]: visible luminance Y,
 * infrared IR and mask m, all in [0, 1]. F is the prediction, clamped to [0, 1] <em>before</em> the
 * losses, so that it gets no gradient where it is out of range (as the official network is
 * trained).
 *
 * <ul>
 *   <li>mask: mean|m · Y − F| + mean|F − m' · IR|, where m' is 0 where m is exactly 1, and 1
 *       elsewhere (not 1 − m: as the official code computes it)
 *   <li>maximum: mean|F − max(Y, IR)|
 *   <li>gradient: mean|∇F − max(∇Y, ∇IR)|, ∇ the sum of the magnitudes of both Sobel gradients,
 *       zero padding
 * </ul>
 *
 * @param maskWeight weight of the mask loss, 3 as published
 * @param maximumWeight weight of the maximum loss, 10 as published
 * @param gradientWeight weight of the gradient loss, 10 as published
 * @serial exclude
 */
public record FusionLoss(double maskWeight, double maximumWeight, double gradientWeight)
    implements Loss {

  /** The published weights. */
  public static final FusionLoss PUBLISHED = new FusionLoss(3, 10, 10);

  private static final long serialVersionUID = 1L;

  /**
   * The losses one by one, weighted.
   *
   * @param mask mask loss
   * @param maximum maximum loss
   * @param gradient gradient loss
   */
  public record Terms(double mask, double maximum, double gradient) {

    /**
     * Their sum.
     *
     * @return the loss
     */
    public double total() {
      return mask + maximum + gradient;
    }
  }

  @Override
  public void check(long[] prediction, long[] target) {
    FusionTarget.check("the fusion loss", 3, prediction, target);
  }

  @Override
  public double value(Pass pass, INDArray prediction, INDArray target) {
    return terms(prediction, target).total();
  }

  /**
   * The losses one by one.
   *
   * @param prediction fused luminance [N, H, W, 1]. Not modified
   * @param target labels [N, H, W, 3]. Not modified
   * @return the weighted losses
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public Terms terms(INDArray prediction, INDArray target) {
    check(prediction.shape(), target.shape());
    FusionTarget sources = new FusionTarget(target);
    double[] fused = clamp(FusionTarget.vector(prediction));
    Sobel sobel = sobel(prediction);
    double[] edges = strongestEdges(sobel, sources);
    double mask =
        MeanAbsolute.value(fused, i -> visibleTarget(sources, i))
            + MeanAbsolute.value(fused, i -> infraredTarget(sources, i));
    return new Terms(
        maskWeight * mask,
        maximumWeight * MeanAbsolute.value(fused, sources::maximum),
        gradientWeight * MeanAbsolute.value(sobel.magnitude(fused), i -> edges[i]));
  }

  @Override
  public INDArray gradient(Pass pass, INDArray prediction, INDArray target) {
    FusionTarget sources = new FusionTarget(target);
    double[] raw = FusionTarget.vector(prediction);
    double[] fused = clamp(raw);
    double[] gradient = new double[fused.length];
    MeanAbsolute.addGradient(fused, i -> visibleTarget(sources, i), maskWeight, gradient);
    MeanAbsolute.addGradient(fused, i -> infraredTarget(sources, i), maskWeight, gradient);
    MeanAbsolute.addGradient(fused, sources::maximum, maximumWeight, gradient);

    Sobel sobel = sobel(prediction);
    double[] edges = strongestEdges(sobel, sources);
    double[] edgeGradient = new double[fused.length];
    MeanAbsolute.addGradient(sobel.magnitude(fused), i -> edges[i], gradientWeight, edgeGradient);
    sobel.addGradient(fused, edgeGradient, gradient);

    for (int i = 0; i < raw.length; i++) {
      if (raw[i] < 0 || raw[i] > 1) {
        gradient[i] = 0;
      }
    }
    return pass.result(gradient, prediction.shape());
  }

  private static double visibleTarget(FusionTarget sources, int pixel) {
    return sources.mask(pixel) * sources.visible(pixel);
  }

  private static double infraredTarget(FusionTarget sources, int pixel) {
    return sources.mask(pixel) == 1 ? 0 : sources.infrared(pixel);
  }

  private static double[] clamp(double[] values) {
    return Arrays.stream(values).map(value -> Math.min(1, Math.max(0, value))).toArray();
  }

  private static Sobel sobel(INDArray images) {
    return new Sobel((int) images.size(1), (int) images.size(2));
  }

  private static double[] strongestEdges(Sobel sobel, FusionTarget sources) {
    double[] visible = new double[sources.length()];
    double[] infrared = new double[sources.length()];
    Arrays.setAll(visible, sources::visible);
    Arrays.setAll(infrared, sources::infrared);
    double[] edges = sobel.magnitude(visible);
    double[] others = sobel.magnitude(infrared);
    Arrays.setAll(edges, i -> Math.max(edges[i], others[i]));
    return edges;
  }
}
