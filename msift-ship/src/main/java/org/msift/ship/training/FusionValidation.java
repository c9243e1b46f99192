package org.msift.ship.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.graph.GraphInference;
import org.msift.core.graph.GraphSettings;
import org.msift.core.training.Validation;
import org.msift.ship.ShipFusion;
import org.msift.ship.loss.FusionLoss;
import org.msift.ship.metric.FusedTriple;
import org.msift.ship.metric.FusionMetric;
import org.msift.ship.metric.FusionMetrics;
import org.msift.ship.plane.Plane;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Judges a network in training by its losses and by metrics of fusion, on whole images. */
final class FusionValidation {

  static final String TOTAL = "validationLoss";

  private static final List<FusionMetric> METRICS =
      FusionMetrics.of(List.of("EN", "SD", "SF", "AG", "MI", "VIF", "Qabf", "SSIM"));

  private static final double GREY_LEVELS = 255;

  private final PairCache pairs;
  private final ShipFusion network;
  private final FusionLoss loss;
  private final List<FusionMetric> metrics;

  /** Reads every pair once, so that what does not fit is found before training starts. */
  FusionValidation(PairCache pairs, ShipFusion network, FusionLoss loss) {
    this.pairs = pairs;
    this.network = network;
    this.loss = loss;
    this.metrics = defined(pairs);
  }

  Validation validation() {
    return new Validation(this::metrics, TOTAL, false);
  }

  private Map<String, Double> metrics(ComputationGraph graph) {
    // Its weights are those of the graph in training, so that the seed has no effect.
    ComputationGraph inference =
        network.inferenceGraph(GraphSettings.of(0), network.stateDict(graph));
    Map<String, Double> sums = new LinkedHashMap<>();
    for (int i = 0; i < pairs.size(); i++) {
      // Images differ in size, and memory is laid out for one.
      try (GraphInference pass = new GraphInference(inference)) {
        judge(pass, pairs.get(i)).forEach((name, value) -> sums.merge(name, value, Double::sum));
      }
    }
    inference.close();
    sums.replaceAll((name, sum) -> sum / pairs.size());
    return sums;
  }

  private Map<String, Double> judge(GraphInference pass, LoadedPair pair) {
    long[] shape = {1, pair.height(), pair.width(), 1};
    INDArray visible = Nd4j.create(pair.visible(), shape, 'c');
    INDArray infrared = Nd4j.create(pair.infrared(), shape, 'c');
    INDArray mask = Nd4j.create(pair.mask(), shape, 'c');
    INDArray fused = pass.output(visible, infrared);
    Map<String, Double> values = losses(loss.terms(fused, Nd4j.concat(3, visible, infrared, mask)));
    FusedTriple triple =
        new FusedTriple(
            grey(pair, pair.infrared()),
            grey(pair, pair.visible()),
            grey(pair, fused.reshape(new long[] {fused.length()}).toFloatVector()));
    values.putAll(FusionMetrics.score(List.of(triple), metrics));
    return values;
  }

  /** Those that every image is large enough for, so that means are of all images. */
  private static List<FusionMetric> defined(PairCache pairs) {
    int side = Integer.MAX_VALUE;
    for (int i = 0; i < pairs.size(); i++) {
      LoadedPair pair = pairs.get(i);
      side = Math.min(side, Math.min(pair.height(), pair.width()));
    }
    int least = side;
    return METRICS.stream().filter(metric -> metric.minimumSide() <= least).toList();
  }

  /** As an image of 8 bits holds it. */
  private static Plane grey(LoadedPair pair, float... unit) {
    double[] levels = new double[unit.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = Math.rint(GREY_LEVELS * Math.min(1, Math.max(0, unit[i])));
    }
    return new Plane(pair.height(), pair.width(), levels);
  }

  private static Map<String, Double> losses(FusionLoss.Terms terms) {
    Map<String, Double> losses = new LinkedHashMap<>();
    losses.put(TOTAL, terms.total());
    losses.put("maskLoss", terms.mask());
    losses.put("maximumLoss", terms.maximum());
    losses.put("gradientLoss", terms.gradient());
    losses.put("similarityLoss", terms.similarity());
    return losses;
  }
}
