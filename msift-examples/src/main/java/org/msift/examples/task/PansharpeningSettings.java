package org.msift.examples.task;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.msift.core.training.RecordText;
import org.msift.ship.ShipPansharpening;
import org.msift.ship.network.InteractionKind;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.training.PansharpeningRecipe;

/**
 * What pan-sharpening network is trained and how: the usual ones with changes.
 *
 * @param changes values by the name of a setting of the network or of the recipe, in order
 */
public record PansharpeningSettings(Map<String, String> changes) {

  private static final String INTERACTION = "interaction";
  private static final String ORDER = "order";

  /** What of the network does not follow from the scenes. */
  private static final List<String> NETWORK = List.of("features", "blocks", ORDER, INTERACTION);

  /**
   * Checks the names.
   *
   * @param changes values by name
   * @throws IllegalArgumentException if there is no such setting
   */
  public PansharpeningSettings {
    for (String key : changes.keySet()) {
      if (!NETWORK.contains(key) && !PansharpeningRecipe.keys().contains(key)) {
        throw new IllegalArgumentException(
            "there is no setting %s; of the network there are %s, of the training %s"
                .formatted(key, NETWORK, PansharpeningRecipe.keys()));
      }
    }
  }

  /**
   * How is trained.
   *
   * @return the usual recipe with the changes that are for it
   * @throws IllegalArgumentException if a value does not fit
   */
  public PansharpeningRecipe recipe() {
    PansharpeningRecipe recipe = PansharpeningRecipe.USUAL;
    for (Map.Entry<String, String> change : changes.entrySet()) {
      if (PansharpeningRecipe.keys().contains(change.getKey())) {
        recipe = recipe.with(change.getKey(), change.getValue());
      }
    }
    return recipe;
  }

  /**
   * What is trained.
   *
   * @param scene one of the scenes, for bands and ratio
   * @return the usual network with the changes that are for it
   * @throws IllegalArgumentException if a value does not fit
   */
  public ShipPansharpening network(PanScene scene) {
    ShipPansharpening.Builder builder =
        ShipPansharpening.builder(scene.multispectral().size()).ratio(scene.ratio());
    if (changes.containsKey(INTERACTION)) {
      // First, since each kind has its own usual order.
      builder.interaction(kind(changes.get(INTERACTION)));
    }
    ShipPansharpening network = builder.build();
    for (String key : NETWORK) {
      if (changes.containsKey(key) && !key.equals(INTERACTION)) {
        network = RecordText.with(network, key, changes.get(key));
      }
    }
    return network;
  }

  private static InteractionKind kind(String text) {
    for (InteractionKind kind : InteractionKind.values()) {
      if (kind.name().equalsIgnoreCase(text)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "interaction=%s: expected one of %s"
            .formatted(text, Arrays.toString(InteractionKind.values())));
  }
}
