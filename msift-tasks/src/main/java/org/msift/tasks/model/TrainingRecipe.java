package org.msift.tasks.model;

import java.util.List;
import java.util.stream.IntStream;
import org.msift.core.graph.WeightDecayPolicy;
import org.msift.core.training.LearningRate;
import org.msift.core.training.OptimiserKind;
import org.msift.core.training.RecipeNumber;
import org.msift.core.training.RecordText;
import org.msift.core.training.ScheduleKind;
import org.msift.core.training.TrainingPlan;
import org.msift.core.training.TrainingSpan;
import org.msift.core.training.TrainingUnit;
import org.msift.tasks.data.BatchSettings;
import org.msift.tasks.data.augmentation.Augmentation;
import org.msift.tasks.data.augmentation.SourceAugmentation;

/**
 * How a network of these tasks is trained: flat, so that each number can be set by its name.
 *
 * @param batch samples per step, at least 1
 * @param epochs passes over the data, if iterations is 0; at least 1
 * @param iterations steps of the whole training; 0 if epochs count
 * @param validateEvery epochs, or steps where iterations count, between two validations
 * @param optimiser SGD or ADAM
 * @param learningRate the first learning rate, 0 or more
 * @param minimumRate the last one of a COSINE or POLY schedule
 * @param momentum of SGD, in [0, 1)
 * @param schedule CONSTANT, COSINE, POLY, STEP or MILESTONES
 * @param warmUp steps in which the rate grows from a thousandth; 0 for none
 * @param weightDecay coefficient of weight decay on every parameter, added to the gradient as the
 *     published optimisers do; 0 for none
 * @param clipNorm largest global norm of the gradients; 0 for no clipping
 * @param classWeights BALANCED gives each class a weight that is inverse to its frequency
 * @param horizontalFlip mirror left and right, in half of the samples, all sources alike
 * @param verticalFlip mirror up and down, in half of the samples, all sources alike
 * @param rotate turn by multiples of 90 degrees, all sources alike
 * @param shift move each source on its own by up to so many pixels
 * @param brightness change each source's brightness on its own by up to so much
 * @param noise standard deviation of noise added to each source on its own
 * @param cutout side of a square that is cut out of each source on its own; 0 for none
 * @param seed seed of the initial weights, of the order of the data and of all that is random
 */
public record TrainingRecipe(
    int batch,
    int epochs,
    int iterations,
    int validateEvery,
    OptimiserKind optimiser,
    double learningRate,
    double minimumRate,
    double momentum,
    ScheduleKind schedule,
    int warmUp,
    double weightDecay,
    double clipNorm,
    ClassWeighting classWeights,
    boolean horizontalFlip,
    boolean verticalFlip,
    boolean rotate,
    int shift,
    double brightness,
    double noise,
    int cutout,
    long seed) {

  /**
   * Checks the numbers that are not checked where they are used.
   *
   * @param batch samples per step
   * @param epochs passes over the data
   * @param iterations steps of the whole training
   * @param validateEvery epochs or steps between two validations
   * @param optimiser SGD or ADAM
   * @param learningRate the first learning rate
   * @param minimumRate the last one
   * @param momentum of SGD
   * @param schedule how the rate changes
   * @param warmUp steps in which the rate grows
   * @param weightDecay coefficient of weight decay
   * @param clipNorm largest global norm of the gradients
   * @param classWeights weights of the classes
   * @param horizontalFlip mirror left and right
   * @param verticalFlip mirror up and down
   * @param rotate turn by multiples of 90 degrees
   * @param shift move each source
   * @param brightness change each source's brightness
   * @param noise noise added to each source
   * @param cutout side of a square that is cut out
   * @param seed seed of all that is random
   * @throws IllegalArgumentException if a number is out of its range
   */
  public TrainingRecipe {
    RecipeNumber.requireAtLeast("batch", batch, 1);
    RecipeNumber.requireAtLeast("epochs", epochs, 1);
    RecipeNumber.requireAtLeast("iterations", iterations, 0);
    RecipeNumber.requireAtLeast("validateEvery", validateEvery, 1);
    RecipeNumber.requireAtLeast("warmUp", warmUp, 0);
    RecipeNumber.requireAtLeast("weightDecay", weightDecay, 0);
    RecipeNumber.requireAtLeast("clipNorm", clipNorm, 0);
    RecipeNumber.requireAtLeast("learningRate", learningRate, 0);
    RecipeNumber.requireAtLeast("shift", shift, 0);
    RecipeNumber.requireAtLeast("brightness", brightness, 0);
    RecipeNumber.requireAtLeast("noise", noise, 0);
    RecipeNumber.requireAtLeast("cutout", cutout, 0);
  }

  /**
   * A recipe for small networks from random weights: Adam, cosine schedule, no augmentation.
   *
   * @return the recipe
   */
  public static TrainingRecipe usual() {
    return new TrainingRecipe(
        16,
        30,
        0,
        1,
        OptimiserKind.ADAM,
        1e-3,
        0,
        0.9,
        ScheduleKind.COSINE,
        0,
        0,
        0,
        ClassWeighting.NONE,
        false,
        false,
        false,
        0,
        0,
        0,
        0,
        1);
  }

  /**
   * The recipe that goes with a preset: for the published networks the published optimiser, rates,
   * schedule and length, with the batch that the official files hint at.
   *
   * @param preset name of the preset
   * @return its recipe; {@link #usual} for others
   */
  public static TrainingRecipe of(String preset) {
    TrainingRecipe published =
        usual().with("optimiser", "SGD").with("learningRate", "1e-3").with("weightDecay", "1e-4");
    return switch (preset) {
      case "msift.vais" ->
          published
              .with("epochs", "200")
              .with("batch", "10")
              .with("horizontalFlip", "true")
              .with("brightness", "0.2")
              .with("cutout", "10");
      case "msift.houston2013" -> published.with("epochs", "500").with("batch", "96");
      case "msift.spacenet6-psp", "msift.spacenet6-danet" ->
          published
              .with("iterations", "42800")
              .with("validateEvery", "400")
              // The official number is not known; PSP's pooled branch needs two.
              .with("batch", "2")
              .with("learningRate", "1e-2")
              .with("minimumRate", "1e-4")
              .with("weightDecay", "5e-4")
              .with("schedule", "POLY")
              .with("horizontalFlip", "true");
      default -> usual();
    };
  }

  /**
   * The names of all settings.
   *
   * @return in order
   */
  public static List<String> keys() {
    return RecordText.keys(TrainingRecipe.class);
  }

  /**
   * The same recipe with one setting changed.
   *
   * @param key its name
   * @param value its value as text
   * @return a new recipe
   * @throws IllegalArgumentException if there is no such setting, or the value is not acceptable
   */
  public TrainingRecipe with(String key, String value) {
    return RecordText.with(this, key, value);
  }

  /**
   * The plan of the training.
   *
   * @return the plan
   */
  public TrainingPlan plan() {
    TrainingUnit unit = iterations > 0 ? TrainingUnit.ITERATION : TrainingUnit.EPOCH;
    TrainingSpan length = new TrainingSpan(iterations > 0 ? iterations : epochs, unit);
    LearningRate rate = schedule.of(learningRate, minimumRate, length, warmUp);
    TrainingPlan plan =
        TrainingPlan.of(length, batch, optimiser.of(momentum), rate, seed)
            .with(decay())
            .withValidation(new TrainingSpan(validateEvery, unit));
    return clipNorm > 0 ? plan.withClipNorm(clipNorm) : plan;
  }

  private WeightDecayPolicy decay() {
    return weightDecay > 0
        ? WeightDecayPolicy.everything(weightDecay).intoGradient()
        : WeightDecayPolicy.NONE;
  }

  /**
   * How batches are made for training.
   *
   * @param sources number of sources
   * @return the settings
   */
  public BatchSettings batches(int sources) {
    SourceAugmentation each = new SourceAugmentation(shift, brightness, noise, cutout);
    boolean apart = !each.equals(SourceAugmentation.NONE);
    Augmentation augmentation =
        new Augmentation(
            horizontalFlip,
            verticalFlip,
            rotate,
            0,
            apart ? IntStream.range(0, sources).mapToObj(source -> each).toList() : List.of());
    return BatchSettings.training(batch, seed, augmentation);
  }
}
