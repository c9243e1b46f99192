package org.msift.ship.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.graph.GraphInference;
import org.msift.core.graph.GraphSettings;
import org.msift.core.training.Validation;
import org.msift.ship.ShipFusion;
import org.msift.ship.loss.FusionLoss;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Judges a network in training by its losses on whole images. */
final class FusionValidation {

  static final String TOTAL = "validationLoss";

  private final PairCache pairs;
  private final ShipFusion network;
  private final FusionLoss loss;

  FusionValidation(PairCache pairs, ShipFusion network, FusionLoss loss) {
    this.pairs = pairs;
    this.network = network;
    this.loss = loss;
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
        add(sums, terms(pass, pairs.get(i)));
      }
    }
    inference.close();
    sums.replaceAll((name, sum) -> sum / pairs.size());
    return sums;
  }

  private FusionLoss.Terms terms(GraphInference pass, LoadedPair pair) {
    long[] shape = {1, pair.height(), pair.width(), 1};
    INDArray visible = Nd4j.create(pair.visible(), shape, 'c');
    INDArray infrared = Nd4j.create(pair.infrared(), shape, 'c');
    INDArray mask = Nd4j.create(pair.mask(), shape, 'c');
    return loss.terms(pass.output(visible, infrared), Nd4j.concat(3, visible, infrared, mask));
  }

  private static void add(Map<String, Double> sums, FusionLoss.Terms terms) {
    sums.merge(TOTAL, terms.total(), Double::sum);
    sums.merge("maskLoss", terms.mask(), Double::sum);
    sums.merge("maximumLoss", terms.maximum(), Double::sum);
    sums.merge("gradientLoss", terms.gradient(), Double::sum);
    sums.merge("similarityLoss", terms.similarity(), Double::sum);
  }
}
