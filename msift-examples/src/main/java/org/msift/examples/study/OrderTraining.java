package org.msift.examples.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.graph.GraphParameters;
import org.msift.core.graph.GraphSettings;
import org.msift.core.image.Image;
import org.msift.core.image.ImageFile;
import org.msift.core.training.RunFolder;
import org.msift.core.training.StopSignal;
import org.msift.core.training.TrainingResult;
import org.msift.ship.ImageFusion;
import org.msift.ship.ShipFusion;
import org.msift.ship.metric.FusedTriple;
import org.msift.ship.metric.FusionMetrics;
import org.msift.ship.metric.FusionScoring;
import org.msift.ship.metric.Grey;
import org.msift.ship.training.FusionPair;
import org.msift.ship.training.FusionSplit;
import org.msift.ship.training.FusionTraining;

/**
 * Trains and tests one network.
 *
 * @param recipe how networks look and are trained
 * @param split pairs to learn from, to choose the best state by, and to test
 * @param runs folder of the run folders
 */
record OrderTraining(OrderRecipe recipe, FusionSplit split, Path runs) {

  /** What came of it; empty if it was stopped. */
  Optional<OrderCell> run(Orders orders, int seed, StopSignal stop) {
    long start = System.nanoTime();
    ShipFusion network = recipe.network(orders);
    Path run =
        runs.resolve(
            "spatial-%d-channel-%d-seed-%d".formatted(orders.spatial(), orders.channel(), seed));
    boolean begun = Files.exists(run.resolve(RunFolder.CONFIGURATION));
    FusionTraining training =
        new FusionTraining(network, recipe.training(seed), split, Optional.empty());
    TrainingResult result = training.run(run, begun, stop);
    if (result.stopped()) {
      return Optional.empty();
    }
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(OrderCell.LOSS, result.best().orElseThrow());
    values.putAll(scores(run.resolve(RunFolder.BEST)));
    double seconds = (System.nanoTime() - start) / 1e9;
    long parameters = parameters(network);
    return Optional.of(
        new OrderCell(orders.spatial(), orders.channel(), seed, values, parameters, seconds));
  }

  private static long parameters(ShipFusion network) {
    ComputationGraph graph = network.inferenceGraph(GraphSettings.of(0));
    long parameters = GraphParameters.trainable(graph);
    graph.close();
    return parameters;
  }

  private Map<String, Double> scores(Path model) {
    try (ImageFusion fusion = ImageFusion.load(model)) {
      List<Supplier<List<FusedTriple>>> images =
          split.test().stream().map(pair -> fused(fusion, pair)).toList();
      return FusionScoring.mean(
          new FusionScoring(
                  FusionMetrics.of(OrderCell.METRICS), Runtime.getRuntime().availableProcessors())
              .of(images));
    }
  }

  /** The network is not for several threads at once; only scoring is put off. */
  private static Supplier<List<FusedTriple>> fused(ImageFusion fusion, FusionPair pair) {
    Image visible = ImageFile.read(pair.visible());
    Image infrared = ImageFile.read(pair.infrared()).band(0);
    Image fused = fusion.fuse(visible, infrared);
    return () -> Grey.MATLAB.triples(infrared, visible, fused);
  }
}
