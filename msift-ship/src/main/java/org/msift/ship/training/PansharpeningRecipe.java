package org.msift.ship.training;

import java.util.List;
import org.msift.core.operator.Loss;
import org.msift.core.training.OptimiserKind;
import org.msift.core.training.RecipeNumber;
import org.msift.core.training.RecordText;
import org.msift.core.training.ScheduleKind;
import org.msift.core.training.TrainingPlan;
import org.msift.core.training.TrainingSpan;
import org.msift.ship.loss.MeanAbsoluteLoss;
import org.msift.ship.loss.SpectralLoss;
import org.msift.ship.pansharpening.WaldSimulation;

/**
 * How a pan-sharpening network is trained: flat, so that each number can be set by its name. {@link
 * #USUAL} follows the protocol of the group's published networks where it is known.
 *
 * @param batch patches per step, at least 1
 * @param patch height and width of the patches in pixels of the reduced multispectral image, at
 *     least 2
 * @param stepsPerEpoch steps that count as an epoch, at least 1
 * @param iterations steps of the whole training, at least 1
 * @param validateEvery steps between two validations, at least 1
 * @param learningRate the first learning rate, 0 or more
 * @param minimumRate the last one of a COSINE or POLY schedule
 * @param schedule CONSTANT, COSINE, POLY, STEP or MILESTONES
 * @param warmUp steps in which the rate grows from a thousandth; 0 for none
 * @param clipNorm largest global norm of the gradients; 0 for no clipping
 * @param flips whether patches are transposed and, where the simulation keeps grids centred,
 *     mirrored along each axis, each with probability ½
 * @param angleWeight weight of the spectral angle beside the mean absolute error
 * @param simulation how scenes are reduced: MTF_MATCHED or BICUBIC
 * @param validation share of each scene's columns to choose the best state by, in [0, 1)
 * @param test share of each scene's columns that is held back, in [0, 1)
 * @param seed seed of initial weights and patches
 */
public record PansharpeningRecipe(
    int batch,
    int patch,
    int stepsPerEpoch,
    int iterations,
    int validateEvery,
    double learningRate,
    double minimumRate,
    ScheduleKind schedule,
    int warmUp,
    double clipNorm,
    boolean flips,
    double angleWeight,
    WaldSimulation simulation,
    double validation,
    double test,
    long seed) {

  /**
   * Batches of four patches of 16x16 multispectral pixels, mean absolute error, Adam from 5e-4 to
   * 5e-8 by a cosine, gradients clipped to norm 4, scenes reduced by their sensor's transfer
   * function; a tenth of each scene validates, a quarter is held back.
   */
  public static final PansharpeningRecipe USUAL =
      new PansharpeningRecipe(
          4,
          16,
          100,
          10_000,
          500,
          5e-4,
          5e-8,
          ScheduleKind.COSINE,
          0,
          4,
          true,
          0,
          WaldSimulation.MTF_MATCHED,
          0.1,
          0.25,
          123);

  private static final int LEAST_PATCH = 2;

  /**
   * Checks the numbers that are not checked where they are used.
   *
   * @param batch patches per step
   * @param patch height and width of the patches
   * @param stepsPerEpoch steps that count as an epoch
   * @param iterations steps of the whole training
   * @param validateEvery steps between two validations
   * @param learningRate the first learning rate
   * @param minimumRate the last one
   * @param schedule how the rate changes
   * @param warmUp steps in which the rate grows
   * @param clipNorm largest global norm of the gradients
   * @param flips whether patches are mirrored and transposed
   * @param angleWeight weight of the spectral angle
   * @param simulation how scenes are reduced
   * @param validation share to choose by
   * @param test share that is held back
   * @param seed seed of all that is random
   * @throws IllegalArgumentException if a number is out of its range
   */
  public PansharpeningRecipe {
    RecipeNumber.requireAtLeast("batch", batch, 1);
    RecipeNumber.requireAtLeast("patch", patch, LEAST_PATCH);
    RecipeNumber.requireAtLeast("stepsPerEpoch", stepsPerEpoch, 1);
    RecipeNumber.requireAtLeast("iterations", iterations, 1);
    RecipeNumber.requireAtLeast("validateEvery", validateEvery, 1);
    RecipeNumber.requireAtLeast("learningRate", learningRate, 0);
    RecipeNumber.requireAtLeast("warmUp", warmUp, 0);
    RecipeNumber.requireAtLeast("clipNorm", clipNorm, 0);
    RecipeNumber.requireAtLeast("validation", validation, 0);
    RecipeNumber.requireAtLeast("test", test, 0);
    if (validation + test >= 1) {
      throw new IllegalArgumentException(
          "validation %s and test %s leave nothing to learn from; expected a sum below 1"
              .formatted(validation, test));
    }
  }

  /**
   * The names of all settings.
   *
   * @return in order
   */
  public static List<String> keys() {
    return RecordText.keys(PansharpeningRecipe.class);
  }

  /**
   * The same recipe with one setting changed.
   *
   * @param key its name
   * @param value its value as text
   * @return a new recipe
   * @throws IllegalArgumentException if there is no such setting, or the value is not acceptable
   */
  public PansharpeningRecipe with(String key, String value) {
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
  public Loss loss() {
    return angleWeight == 0 ? new MeanAbsoluteLoss() : new SpectralLoss(angleWeight);
  }
}
