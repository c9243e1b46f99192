package org.msift.tasks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.msift.core.graph.WeightDecayPolicy;
import org.msift.core.training.LearningRate;
import org.msift.core.training.Optimiser;
import org.msift.core.training.TrainingPlan;
import org.msift.core.training.TrainingSpan;

class TrainingRecipeTest {

  @Test
  void publishedRecipesAreThoseOfTheOfficialConfigurations() {
    TrainingPlan vais = TrainingRecipe.of("msift.vais").plan();
    assertThat(vais.length()).isEqualTo(TrainingSpan.epochs(200));
    assertThat(vais.optimiser()).isEqualTo(new Optimiser.Sgd(0.9));
    assertThat(vais.rate()).isEqualTo(new LearningRate.Cosine(1e-3, 0, TrainingSpan.epochs(200)));
    assertThat(vais.decay()).isEqualTo(WeightDecayPolicy.everything(1e-4).intoGradient());
    TrainingPlan spaceNet = TrainingRecipe.of("msift.spacenet6-psp").plan();
    TrainingSpan steps = TrainingSpan.iterations(42_800);
    assertThat(spaceNet.length()).isEqualTo(steps);
    assertThat(spaceNet.rate()).isEqualTo(new LearningRate.Poly(1e-2, 0.9, 1e-4, steps));
    assertThat(spaceNet.validation()).isEqualTo(TrainingSpan.iterations(400));
  }

  @Test
  void everySettingCanBeChangedByItsName() {
    TrainingRecipe recipe = TrainingRecipe.usual();
    for (String key : TrainingRecipe.keys()) {
      String value =
          switch (key) {
            case "optimiser" -> "sgd";
            case "schedule" -> "step";
            case "classWeights" -> "balanced";
            case "horizontalFlip", "verticalFlip", "rotate" -> "true";
            case "momentum" -> "0.5";
            default -> "7";
          };
      assertThat(recipe.with(key, value)).as(key).isNotEqualTo(recipe);
    }
    assertThat(recipe.with("clipNorm", "2").plan().clipNorm()).isEqualTo(2);
    assertThat(recipe.with("warmUp", "5").plan().rate().valueAt(0, 0)).isLessThan(2e-6);
    assertThat(recipe.with("shift", "2").batches(3).augmentation().perSource()).hasSize(3);
    assertThat(recipe.batches(3).augmentation().perSource()).isEmpty();
  }

  @Test
  void namesWhatIsWrong() {
    TrainingRecipe recipe = TrainingRecipe.usual();
    assertThatThrownBy(() -> recipe.with("rate", "1")).hasMessageContainingAll("rate", "schedule");
    assertThatThrownBy(() -> recipe.with("batch", "1.5")).hasMessageContaining("whole number");
    assertThatThrownBy(() -> recipe.with("batch", "0")).hasMessageContaining("batch is 0");
    assertThatThrownBy(() -> recipe.with("rotate", "yes")).hasMessageContaining("true or false");
    assertThatThrownBy(() -> recipe.with("schedule", "linear")).hasMessageContaining("COSINE");
    assertThatThrownBy(() -> recipe.with("noise", "NaN")).hasMessageContaining("finite");
  }

  @Test
  void balancedClassesHaveTheSameShareOfTheLoss() {
    double[] weights = ClassWeighting.BALANCED.weights(30, 10, 0);
    assertThat(weights[0] * 30).isEqualTo(weights[1] * 10);
    assertThat(weights[0] * 30 + weights[1] * 10).isEqualTo(40);
    assertThat(weights[2]).isZero();
    assertThat(ClassWeighting.NONE.weights(3, 4)).isEmpty();
  }
}
