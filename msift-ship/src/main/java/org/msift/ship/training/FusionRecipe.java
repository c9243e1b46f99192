package org.msift.ship.training;

import java.util.List;
import org.msift.core.training.OptimiserKind;
import org.msift.core.training.RecipeNumber;
import org.msift.core.training.RecordText;
import org.msift.core.training.ScheduleKind;
import org.msift.core.training.TrainingPlan;
import org.msift.core.training.TrainingSpan;
import org.msift.ship.loss.FusionLoss;
import org.msift.ship.loss.MaskTarget;

/**
 * How a fusion network is trained: flat, so that each number can be set by its name. {@link
 * #PUBLISHED} is the published recipe.
 *
 * @param batch crops per step, at least 1
 * @param crop height and width of the crops in pixels, at least 3
 * @param repeats crops of each pair in an epoch, at least 1
 * @param iterations steps of the whole training, at least 1
 * @param validateEvery steps between two validations, at least 1
 * @param learningRate the first learning rate, 0 or more
 * @param minimumRate the last one of a COSINE or POLY schedule
 * @param schedule CONSTANT, COSINE, POLY, STEP or MILESTONES
 * @param warmUp steps in which the rate grows from a thousandth; 0 for none
 * @param clipNorm largest global norm of the gradients; 0 for no clipping
 * @param flips whether crops are mirrored along each axis and transposed, each with probability ½
 * @param maskWeight weight of the mask loss
 * @param maximumWeight weight of the maximum loss
 * @param gradientWeight weight of the gradient loss
 * @param similarityWeight weight of the similarity loss
 * @param maskTarget PUBLISHED or COMPLEMENT, see {@link MaskTarget}
 * @param validation share of the pairs to choose the best state by, in [0, 1)
 * @param test share of the pairs that is held back, in [0, 1)
 * @param seed seed of parts, initial weights, order and crops
 */
public record FusionRecipe(
    int batch,
    int crop,
    int repeats,
    int iterations,
    int validateEvery,
    double learningRate,
    double minimumRate,
    ScheduleKind schedule,
    int warmUp,
    double clipNorm,
    boolean flips,
    double maskWeight,
    double maximumWeight,
    double gradientWeight,
    double similarityWeight,
    MaskTarget maskTarget,
    double validation,
    double test,
    long seed) {

  /**
   * As the official network was trained: batches of four crops of 128x128, ten crops of each pair
   * in an epoch, Adam at 1e-4, which falls by a quarter after 15,000 and 25,000 of 100,000 steps,
   * losses weighted 3, 10 and 10. Its training pairs served for validation too; here a part is kept
   * for it, and another for the test.
   */
  public static final FusionRecipe PUBLISHED =
      new FusionRecipe(
          4,
          128,
          10,
          100_000,
          2_000,
          1e-4,
          0,
          ScheduleKind.MILESTONES,
          0,
          0,
          true,
          3,
          10,
          10,
          0,
          MaskTarget.PUBLISHED,
          0.1,
          0.25,
          10);

  private static final int LEAST_CROP = 3;

  /**
   * Checks the numbers that are not checked where they are used.
   *
   * @param batch crops per step
   * @param crop height and width of the crops
   * @param repeats crops of each pair in an epoch
   * @param iterations steps of the whole training
   * @param validateEvery steps between two validations
   * @param learningRate the first learning rate
   * @param minimumRate the last one
   * @param schedule how the rate changes
   * @param warmUp steps in which the rate grows
   * @param clipNorm largest global norm of the gradients
   * @param flips whether crops are mirrored and transposed
   * @param maskWeight weight of the mask loss
   * @param maximumWeight weight of the maximum loss
   * @param gradientWeight weight of the gradient loss
   * @param similarityWeight weight of the similarity loss
   * @param maskTarget how the mask is used
   * @param validation share of the pairs to choose by
   * @param test share of the pairs that is held back
   * @param seed seed of all that is random
   * @throws IllegalArgumentException if a number is out of its range
   */
  public FusionRecipe {
    RecipeNumber.requireAtLeast("batch", batch, 1);
    RecipeNumber.requireAtLeast("crop", crop, LEAST_CROP);
    RecipeNumber.requireAtLeast("repeats", repeats, 1);
    RecipeNumber.requireAtLeast("iterations", iterations, 1);
    RecipeNumber.requireAtLeast("validateEvery", validateEvery, 1);
    RecipeNumber.requireAtLeast("learningRate", learningRate, 0);
    RecipeNumber.requireAtLeast("warmUp", warmUp, 0);
    RecipeNumber.requireAtLeast("clipNorm", clipNorm, 0);
  }

  /**
   * The names of all settings.
   *
   * @return in order
   */
  public static List<String> keys() {
    return RecordText.keys(FusionRecipe.class);
  }

  /**
   * The same recipe with one setting changed.
   *
   * @param key its name
   * @param value its value as text
   * @return a new recipe
   * @throws IllegalArgumentException if there is no such setting, or the value is not acceptable
   */
  public FusionRecipe with(String key, String value) {
    return RecordText.with(this, key, value);
  }

  /**
   * The plan of the training.
   *
   * @return the plan
   */
  public TrainingPlan plan() {
    TrainingSpan length = TrainingSpan.iterations(iterations);
    TrainingPlan plan =
        TrainingPlan.of(
                length,
                batch,
                OptimiserKind.ADAM.of(0),
                schedule.of(learningRate, minimumRate, length, warmUp),
                seed)
            .withValidation(TrainingSpan.iterations(validateEvery));
    return clipNorm > 0 ? plan.withClipNorm(clipNorm) : plan;
  }

  /**
   * What is learned.
   *
   * @return the loss
   */
  public FusionLoss loss() {
    return new FusionLoss(maskWeight, maximumWeight, gradientWeight, similarityWeight, maskTarget);
  }

  /**
   * The parts of a set of pairs.
   *
   * @param pairs all pairs
   * @return the parts by the shares and the seed
   * @throws IllegalArgumentException if no pair is left to learn from
   */
  public FusionSplit split(List<FusionPair> pairs) {
    return FusionSplit.of(pairs, validation, test, seed);
  }
}
