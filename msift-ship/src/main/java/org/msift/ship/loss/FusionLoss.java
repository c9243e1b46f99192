package org.msift.ship.loss;

import java.util.Arrays;
import org.msift.core.operator.Loss;
import org.msift.core.operator.Pass;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The three losses of SHIP, weighted and added, and optionally a fourth. Labels are [N, H, W, 3]:
 * visible luminance Y, infrared IR and mask m, all in [0, 1]. F is the prediction, clamped to [0,
 * 1] <em>before</em> the losses, so that it gets no gradient where it is out of range (as the
 * official network is trained).
 *
 * <ul>
 *   <li>mask: see {@link MaskTarget}
 *   <li>maximum: mean|F − max(Y, IR)|
 *   <li>gradient: mean|∇F − max(∇Y, ∇IR)|, ∇ the sum of the magnitudes of both Sobel gradients,
 *       zero padding
 *   <li>similarity (ours): 1 − (SSIM(F, Y) + SSIM(F, IR)) / 2, window 11x11, σ 1.5
 * </ul>
 *
 * @param maskWeight weight of the mask loss, 3 as published
 * @param maximumWeight weight of the maximum loss, 10 as published
 * @param gradientWeight weight of the gradient loss, 10 as published
 * @param similarityWeight weight of the similarity loss, 0 as published
 * @param maskTarget how the mask is used; null, as in configurations that were written before there
 *     was a choice, for {@link MaskTarget#PUBLISHED}
 * @serial exclude
 */
public record FusionLoss(
    double maskWeight,
    double maximumWeight,
    double gradientWeight,
    double similarityWeight,
    MaskTarget maskTarget)
    implements Loss {

  /** The published weights. */
  public static final FusionLoss PUBLISHED = new FusionLoss(3, 10, 10);

  private static final long serialVersionUID = 1L;

  /**
   * Checks the weights.
   *
   * @param maskWeight weight of the mask loss
   * @param maximumWeight weight of the maximum loss
   * @param gradientWeight weight of the gradient loss
   * @param similarityWeight weight of the similarity loss
   * @param maskTarget how the mask is used; null for {@link MaskTarget#PUBLISHED}
   * @throws IllegalArgumentException if a weight is negative or not finite
   */
  public FusionLoss {
    for (double weight :
        new double[] {maskWeight, maximumWeight, gradientWeight, similarityWeight}) {
      if (!(weight >= 0 && Double.isFinite(weight))) {
        throw new IllegalArgumentException(
            "a loss has the weight " + weight + ", expected a finite number of 0 or more");
      }
    }
    if (maskTarget == null) {
      maskTarget = MaskTarget.PUBLISHED;
    }
  }

  /**
   * The published losses with other weights.
   *
   * @param maskWeight weight of the mask loss
   * @param maximumWeight weight of the maximum loss
   * @param gradientWeight weight of the gradient loss
   */
  public FusionLoss(double maskWeight, double maximumWeight, double gradientWeight) {
    this(maskWeight, maximumWeight, gradientWeight, 0, MaskTarget.PUBLISHED);
  }

  /**
   * The losses one by one, weighted.
   *
   * @param mask mask loss
   * @param maximum maximum loss
   * @param gradient gradient loss
   * @param similarity similarity loss
   */
  public record Terms(double mask, double maximum, double gradient, double similarity) {

    /**
     * Their sum.
     *
     * @return the loss
     */
    public double total() {
      return mask + maximum + gradient + similarity;
    }
  }

  @Override
  public void check(long[] prediction, long[] target) {
    FusionTarget.check("the fusion loss", 3, prediction, target);
    if (similarityWeight > 0 && Math.min(prediction[1], prediction[2]) < SimilarityLoss.WINDOW) {
      throw new IllegalArgumentException(
          "the similarity loss needs images of at least %d pixels along each axis, but got %dx%d; use larger ones or similarityWeight 0"
              .formatted(SimilarityLoss.WINDOW, prediction[1], prediction[2]));
    }
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
    return new Terms(
        maskWeight * maskTarget.value(sources, fused),
        maximumWeight * MeanAbsolute.value(fused, sources::maximum),
        gradientWeight * MeanAbsolute.value(sobel.magnitude(fused), i -> edges[i]),
        similarityWeight == 0 ? 0 : similarityWeight * dissimilarity(prediction, sources, fused));
  }

  @Override
  public INDArray gradient(Pass pass, INDArray prediction, INDArray target) {
    FusionTarget sources = new FusionTarget(target);
    double[] raw = FusionTarget.vector(prediction);
    double[] fused = clamp(raw);
    double[] gradient = new double[fused.length];
    maskTarget.addGradient(sources, fused, maskWeight, gradient);
    MeanAbsolute.addGradient(fused, sources::maximum, maximumWeight, gradient);

    Sobel sobel = sobel(prediction);
    double[] edges = strongestEdges(sobel, sources);
    double[] edgeGradient = new double[fused.length];
    MeanAbsolute.addGradient(sobel.magnitude(fused), i -> edges[i], gradientWeight, edgeGradient);
    sobel.addGradient(fused, edgeGradient, gradient);

    if (similarityWeight > 0) {
      SimilarityLoss similarity = similarity(prediction);
      similarity.addGradient(fused, sources.visible(), similarityWeight / 2, gradient);
      similarity.addGradient(fused, sources.infrared(), similarityWeight / 2, gradient);
    }

    for (int i = 0; i < raw.length; i++) {
      if (raw[i] < 0 || raw[i] > 1) {
        gradient[i] = 0;
      }
    }
    return pass.result(gradient, prediction.shape());
  }

  private static double dissimilarity(INDArray images, FusionTarget sources, double... fused) {
    SimilarityLoss similarity = similarity(images);
    double visible = similarity.value(fused, sources.visible());
    return (visible + similarity.value(fused, sources.infrared())) / 2;
  }

  private static SimilarityLoss similarity(INDArray images) {
    return new SimilarityLoss((int) images.size(1), (int) images.size(2));
  }

  private static double[] clamp(double[] values) {
    return Arrays.stream(values).map(value -> Math.min(1, Math.max(0, value))).toArray();
  }

  private static Sobel sobel(INDArray images) {
    return new Sobel((int) images.size(1), (int) images.size(2));
  }

  private static double[] strongestEdges(Sobel sobel, FusionTarget sources) {
    double[] edges = sobel.magnitude(sources.visible());
    double[] others = sobel.magnitude(sources.infrared());
    Arrays.setAll(edges, i -> Math.max(edges[i], others[i]));
    return edges;
  }
}
