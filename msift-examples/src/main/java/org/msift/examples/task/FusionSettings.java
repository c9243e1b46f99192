package org.msift.examples.task;

import java.util.List;
import java.util.Map;
import org.msift.core.training.RecordText;
import org.msift.ship.ShipFusion;
import org.msift.ship.training.FusionRecipe;

/**
 * What fusion network is trained and how: the published ones with changes.
 *
 * @param changes values by the name of a setting of the network or of the recipe, in order
 */
public record FusionSettings(Map<String, String> changes) {

  /** Not for fusion, which goes by the luminance. */
  private static final String CHANNELS = "channels";

  /**
   * Checks the names.
   *
   * @param changes values by name
   * @throws IllegalArgumentException if there is no such setting
   */
  public FusionSettings {
    List<String> network =
        RecordText.keys(ShipFusion.class).stream().filter(key -> !key.equals(CHANNELS)).toList();
    for (String key : changes.keySet()) {
      if (!network.contains(key) && !FusionRecipe.keys().contains(key)) {
        throw new IllegalArgumentException(
            "there is no setting %s; of the network there are %s, of the training %s"
                .formatted(key, network, FusionRecipe.keys()));
      }
    }
  }

  /**
   * How is trained.
   *
   * @return the published recipe with the changes that are for it
   * @throws IllegalArgumentException if a value does not fit
   */
  public FusionRecipe recipe() {
    FusionRecipe recipe = FusionRecipe.PUBLISHED;
    for (Map.Entry<String, String> change : changes.entrySet()) {
      if (FusionRecipe.keys().contains(change.getKey())) {
        recipe = recipe.with(change.getKey(), change.getValue());
      }
    }
    return recipe;
  }

  /**
   * What is trained.
   *
   * @return the published network with the changes that are for it
   * @throws IllegalArgumentException if a value does not fit
   */
  public ShipFusion network() {
    ShipFusion network = ShipFusion.PUBLISHED;
    for (Map.Entry<String, String> change : changes.entrySet()) {
      if (!FusionRecipe.keys().contains(change.getKey())) {
        network = RecordText.with(network, change.getKey(), change.getValue());
      }
    }
    return network;
  }
}
