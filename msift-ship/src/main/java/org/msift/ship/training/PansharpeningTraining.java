package org.msift.ship.training;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.backend.Backend;
import org.msift.core.checkpoint.Provenance;
import org.msift.core.training.BackgroundEpochs;
import org.msift.core.training.RunFolder;
import org.msift.core.training.Settings;
import org.msift.core.training.StopSignal;
import org.msift.core.training.Trainer;
import org.msift.core.training.TrainingPlan;
import org.msift.core.training.TrainingResult;
import org.msift.core.training.Validation;
import org.msift.ship.LibraryVersion;
import org.msift.ship.PansharpeningModel;
import org.msift.ship.SampleScale;
import org.msift.ship.ShipPansharpening;
import org.msift.ship.pansharpening.PanScene;
import org.msift.ship.plane.Plane;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Trains a pan-sharpening network on regions of scenes, reduced as the recipe says, into a run
 * folder.
 *
 * @param network what is trained
 * @param recipe how
 * @param split on what
 */
public record PansharpeningTraining(
    ShipPansharpening network, PansharpeningRecipe recipe, SceneSplit split) {

  /**
   * Checks that network and scenes belong together.
   *
   * @param network what is trained; on the grid that the recipe's simulation gives, whatever its
   *     own
   * @param recipe how
   * @param split on what
   * @throws IllegalArgumentException if bands or ratio differ
   */
  public PansharpeningTraining {
    PanScene scene = split.train().get(0);
    if (network.bands() != scene.multispectral().size() || network.ratio() != scene.ratio()) {
      throw new IllegalArgumentException(
          "the network takes %d bands and ratio %d, but the scenes have %d and %d"
              .formatted(
                  network.bands(), network.ratio(), scene.multispectral().size(), scene.ratio()));
    }
    network = network.on(recipe.simulation().alignment());
  }

  /**
   * Trains until the end or the signal to stop.
   *
   * @param out the run folder
   * @param resume whether to go on with the run in it; else it must be new or empty
   * @param stop asks to stop
   * @return how it ended
   * @throws org.msift.core.training.RunFolderException if the run folder is not as it must be
   * @throws IllegalArgumentException if a region is too small for the recipe's patches, or cannot
   *     be validated by ERGAS since a band of it is 0 on average
   */
  public TrainingResult run(Path out, boolean resume, StopSignal stop) {
    ScenePatches patches = new ScenePatches(split.train(), recipe);
    TrainingPlan plan = recipe.plan();
    Provenance provenance =
        Provenance.here(
            LibraryVersion.get(), dataHash(), recipe.seed(), Backend.report().facts().backend());
    // What cannot be judged is found before the run folder is made.
    Validation validation = validation(provenance);
    ComputationGraph graph = network.trainingGraph(plan.settings(DataType.FLOAT), recipe.loss());
    RunFolder folder =
        resume
            ? RunFolder.resume(out, plan, settings(), provenance)
            : RunFolder.create(out, plan, settings(), provenance);
    return Trainer.of(
            BackgroundEpochs.of(patches), validation, trained -> model(trained, provenance).file())
        .stoppedBy(stop)
        .run(graph, folder);
  }

  private PansharpeningModel model(ComputationGraph graph, Provenance provenance) {
    PanScene scene = split.train().get(0);
    SampleScale scale = new SampleScale(scene.peak(), scene.sensor().name());
    return new PansharpeningModel(network, scale, network.stateDict(graph), provenance);
  }

  private Validation validation(Provenance provenance) {
    if (split.validation().isEmpty()) {
      return Validation.byTrainingLoss();
    }
    return new PansharpeningValidation(
            split.validation().stream().map(recipe.simulation()::reduce).toList(),
            graph -> model(graph, provenance))
        .validation();
  }

  private String dataHash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (List<PanScene> part : List.of(split.train(), split.validation(), split.test())) {
        for (PanScene scene : part) {
          digest.update(size(scene).getBytes(StandardCharsets.UTF_8));
          scene.multispectral().forEach(band -> update(digest, band));
          update(digest, scene.panchromatic());
        }
      }
      return "sha256:" + HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static void update(MessageDigest digest, Plane band) {
    ByteBuffer bytes = ByteBuffer.allocate(band.values().length * Double.BYTES);
    bytes.asDoubleBuffer().put(band.values());
    digest.update(bytes);
  }

  private static String size(PanScene scene) {
    return "%d x %d x %d, ratio %d, %s, %s"
        .formatted(
            scene.height(),
            scene.width(),
            scene.multispectral().size(),
            scene.ratio(),
            scene.sensor(),
            scene.alignment());
  }

  private Map<String, Object> settings() {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("train", split.train().stream().map(PansharpeningTraining::size).toList());
    parts.put("validation", split.validation().stream().map(PansharpeningTraining::size).toList());
    parts.put("test", split.test().stream().map(PansharpeningTraining::size).toList());
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("network", Settings.asObject(network));
    settings.put("recipe", Settings.asObject(recipe));
    settings.put("regions", parts);
    return settings;
  }
}
