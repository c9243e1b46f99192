package org.msift.examples.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.backend.Backend;
import org.msift.core.graph.GraphSettings;
import org.msift.core.image.Image;
import org.msift.core.image.ImageFile;
import org.msift.core.training.LearningRate;
import org.msift.core.training.LossHistory;
import org.msift.core.training.Optimiser;
import org.msift.core.training.ProgressListener;
import org.msift.core.training.ScheduleKind;
import org.msift.core.training.TrainingSpan;
import org.msift.examples.scene.SceneGenerator;
import org.msift.examples.scene.ScenePair;
import org.msift.ship.FusionOptions;
import org.msift.ship.ImageFusion;
import org.msift.ship.ShipFusion;
import org.msift.ship.ShipModel;
import org.msift.ship.loss.FusionLoss;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a small SHIP network on painted scenes and fuses one that it has not seen.
 *
 * @param folder where results go
 * @param steps training steps
 * @param seed of scenes, parameters and crops
 */
record SceneFusion(Path folder, int steps, long seed) {

  private static final Logger LOG = LoggerFactory.getLogger(SceneFusion.class);

  /**
   * Of order 2, since each further order multiplies by infrared features that two more convolutions
   * have made small, and gates by another softmax over all channels: with 3 a training as short as
   * this one may end where it has learned to copy the visible image.
   */
  private static final ShipFusion NETWORK =
      ShipFusion.builder().features(8).blocks(1).order(2).build();

  /**
   * There is no mask of salient regions here; intensity and edges are what is learned. The edges'
   * part keeps texture that the intensity's alone would blur in so few steps.
   */
  private static final FusionLoss LOSS = new FusionLoss(0, 10, 10);

  /** Falls to 0: at a constant rate the brightness of all that is warm swings from step to step. */
  private static final double LARGEST_RATE = 3e-3;

  /** Share of the steps in which the rate rises. */
  private static final int WARM_UP_SHARE = 10;

  private static final int SCENES = 24;
  private static final int CROP = 48;
  private static final int BATCH = 2;
  private static final int HEIGHT = 288;
  private static final int WIDTH = 384;
  private static final int CHART_HEIGHT = 360;
  private static final int CHART_WIDTH = 640;

  /** What came of it. */
  record Result(DemoReport.Facts facts, DemoReport.Pictures pictures) {}

  /**
   * Runs and writes {@code visible.png}, {@code infrared.png}, {@code fused.png}, {@code loss.png}
   * and {@code model.zip}.
   */
  Result run() throws IOException {
    LOG.info("SHIP: {} steps", steps);
    LossHistory history = new LossHistory();
    long start = System.nanoTime();
    ShipModel model = train(history);
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    model.write(folder.resolve("model.zip"));
    LOG.info("SHIP: fusing an unseen pair");
    fuseUnseenScene(model);
    List<LossHistory.Entry> losses = history.entries();
    LossChart.write(folder.resolve("loss.png"), losses, CHART_WIDTH, CHART_HEIGHT);
    return new Result(facts(model, losses, time), pictures());
  }

  private ShipModel train(LossHistory history) {
    GraphSettings settings =
        GraphSettings.of(seed).with(Optimiser.Adam.USUAL.updater(learningRate()));
    ComputationGraph graph = NETWORK.trainingGraph(settings, LOSS);
    try (ProgressListener progress = ProgressListener.start(steps)) {
      TrainingScenes scenes = new TrainingScenes(SCENES, HEIGHT, WIDTH, CROP, seed);
      graph.setListeners(history, progress);
      for (int step = 0; step < steps; step++) {
        graph.fit(scenes.batch(BATCH));
      }
    }
    String backend = Backend.report().facts().backend();
    return ShipModel.trained(NETWORK, NETWORK.stateDict(graph), seed, backend);
  }

  private LearningRate learningRate() {
    int warmUp = Math.max(1, steps / WARM_UP_SHARE);
    return ScheduleKind.COSINE.of(LARGEST_RATE, 0, TrainingSpan.iterations(steps), warmUp);
  }

  private void fuseUnseenScene(ShipModel model) {
    ScenePair scene = SceneGenerator.generate(HEIGHT, WIDTH, seed - 1);
    Image visible = TrainingScenes.visible(scene);
    Image infrared = TrainingScenes.infrared(scene);
    try (ImageFusion fusion = ImageFusion.of(model, FusionOptions.DEFAULT)) {
      ImageFile.write(folder.resolve("fused.png"), fusion.fuse(visible, infrared));
    }
    ImageFile.write(folder.resolve("visible.png"), visible);
    ImageFile.write(folder.resolve("infrared.png"), infrared);
  }

  private DemoReport.Facts facts(ShipModel model, List<LossHistory.Entry> losses, Duration time) {
    return new DemoReport.Facts(
        "SHIP, %d features, %d block, order %d"
            .formatted(NETWORK.features(), NETWORK.blocks(), NETWORK.order()),
        losses.size(),
        time,
        losses.get(0).loss(),
        losses.get(losses.size() - 1).loss(),
        model.weights().elementCount(),
        CROP,
        CROP,
        HEIGHT,
        WIDTH);
  }

  private DemoReport.Pictures pictures() throws IOException {
    return new DemoReport.Pictures(
        Files.readAllBytes(folder.resolve("visible.png")),
        Files.readAllBytes(folder.resolve("infrared.png")),
        Files.readAllBytes(folder.resolve("fused.png")),
        Files.readAllBytes(folder.resolve("loss.png")));
  }
}
