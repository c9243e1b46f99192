package org.msift.examples.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.msift.tasks.data.SplitData;
import org.msift.tasks.model.NetworkSettings;
import org.msift.tasks.model.TrainingRecipe;

/**
 * What is trained and how: a preset with changes.
 *
 * @param preset name of the preset
 * @param changes values by the name of a setting of the network or of the training, in order
 */
public record TaskSettings(String preset, Map<String, String> changes) {

  private static final String SEED = "seed";

  /**
   * How is trained.
   *
   * @return the preset's recipe with the changes that are for it
   */
  public TrainingRecipe recipe() {
    TrainingRecipe recipe = TrainingRecipe.of(preset);
    for (Map.Entry<String, String> change : changes.entrySet()) {
      if (TrainingRecipe.keys().contains(change.getKey())) {
        recipe = recipe.with(change.getKey(), change.getValue());
      }
    }
    return recipe;
  }

  /**
   * What is trained.
   *
   * @param data what it is trained on
   * @return the preset's network with the changes that are for it
   * @throws IllegalArgumentException if a change is for neither network nor training, or its value
   *     does not fit
   */
  public NetworkSettings network(SplitData data) {
    NetworkSettings network =
        NetworkSettings.preset(
            preset,
            data.descriptor().task(),
            data.train().sourceShapes(),
            data.descriptor().classes().size());
    for (Map.Entry<String, String> change : changes.entrySet()) {
      if (!TrainingRecipe.keys().contains(change.getKey()) || change.getKey().equals(SEED)) {
        network = changed(network, change.getKey(), change.getValue());
      }
    }
    if (network.used().size() < network.sources().size()) {
      throw new IllegalArgumentException(
          "only the source "
              + network.single()
              + " is used; leave out the others: --sources "
              + network.single());
    }
    return network;
  }

  private static NetworkSettings changed(NetworkSettings network, String key, String value) {
    Map<String, Object> known = new LinkedHashMap<>(network.toJson().properties().size());
    network.toJson().fieldNames().forEachRemaining(name -> known.put(name, name));
    if (!known.containsKey(key)) {
      List<String> all = new ArrayList<>(known.keySet());
      all.removeAll(List.of("preset", "task", "sources", "classes"));
      throw new IllegalArgumentException(
          "there is no setting "
              + key
              + "; of the network there are "
              + all
              + ", of the training "
              + TrainingRecipe.keys());
    }
    return network.with(key, value);
  }
}
