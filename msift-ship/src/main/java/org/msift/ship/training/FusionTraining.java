package org.msift.ship.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.backend.Backend;
import org.msift.core.checkpoint.Provenance;
import org.msift.core.graph.GraphSettings;
import org.msift.core.training.BackgroundEpochs;
import org.msift.core.training.ModelContent;
import org.msift.core.training.RunFolder;
import org.msift.core.training.Settings;
import org.msift.core.training.StopSignal;
import org.msift.core.training.Trainer;
import org.msift.core.training.TrainingPlan;
import org.msift.core.training.TrainingResult;
import org.msift.core.training.Validation;
import org.msift.ship.LibraryVersion;
import org.msift.ship.ShipFusion;
import org.msift.ship.ShipModel;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Trains a fusion network on pairs of files, into a run folder.
 *
 * @param network what is trained
 * @param recipe how
 * @param split on what
 * @param start a model of the same network whose weights it begins with; random ones if empty
 */
public record FusionTraining(
    ShipFusion network, FusionRecipe recipe, FusionSplit split, Optional<ShipModel> start) {

  /**
   * Checks that network and start belong together.
   *
   * @param network what is trained
   * @param recipe how
   * @param split on what
   * @param start a model of the same network, or empty
   * @throws IllegalArgumentException if the start is another network, or the network takes a
   *     visible image of several bands
   */
  public FusionTraining {
    if (network.channels() != 1) {
      throw new IllegalArgumentException(
          "fusion is trained on the luminance, a network of 1 visible channel, but this one has "
              + network.channels());
    }
    start.ifPresent(
        model -> {
          if (!model.network().equals(network)) {
            throw new IllegalArgumentException(
                "training begins with the weights of %s, but the network is %s; give a model of the same sizes"
                    .formatted(model.network(), network));
          }
        });
  }

  /**
   * Trains until the end or the signal to stop.
   *
   * @param out the run folder
   * @param resume whether to go on with the run in it; else it must be new or empty
   * @param stop asks to stop
   * @return how it ended
   * @throws org.msift.core.image.ImageException if a file cannot be read, or a pair does not fit
   * @throws org.msift.core.training.RunFolderException if the run folder is not as it must be
   */
  public TrainingResult run(Path out, boolean resume, StopSignal stop) {
    FusionCrops crops = new FusionCrops(new PairCache(split.train()), recipe);
    Validation validation = validation();
    TrainingPlan plan = recipe.plan();
    Provenance provenance = provenance();
    ComputationGraph graph = graph(plan.settings(DataType.FLOAT));
    RunFolder folder =
        resume
            ? RunFolder.resume(out, plan, settings(), provenance)
            : RunFolder.create(out, plan, settings(), provenance);
    return Trainer.of(BackgroundEpochs.of(crops), validation, content(provenance))
        .stoppedBy(stop)
        .run(graph, folder);
  }

  private ComputationGraph graph(GraphSettings settings) {
    return start
        .map(model -> network.trainingGraph(settings, recipe.loss(), model.weights()))
        .orElseGet(() -> network.trainingGraph(settings, recipe.loss()));
  }

  private Validation validation() {
    if (split.validation().isEmpty()) {
      return Validation.byTrainingLoss();
    }
    PairCache pairs = new PairCache(split.validation());
    return new FusionValidation(pairs, network, recipe.loss()).validation();
  }

  private ModelContent content(Provenance provenance) {
    return graph -> new ShipModel(network, network.stateDict(graph), provenance).file();
  }

  private Provenance provenance() {
    Provenance here =
        Provenance.here(
            LibraryVersion.get(),
            FileHash.of(split.files()),
            recipe.seed(),
            Backend.report().facts().backend());
    Map<String, String> weights = new LinkedHashMap<>();
    start.ifPresent(model -> weights.put("network", model.hash()));
    return here.withWeights(weights);
  }

  private Map<String, Object> settings() {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("train", FusionSplit.names(split.train()));
    parts.put("validation", FusionSplit.names(split.validation()));
    parts.put("test", FusionSplit.names(split.test()));
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("network", Settings.asObject(network));
    settings.put("recipe", Settings.asObject(recipe));
    settings.put("pairs", parts);
    return settings;
  }
}
