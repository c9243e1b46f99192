package org.msift.core.training;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.checkpoint.ModelDescription;
import org.msift.core.checkpoint.Provenance;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.Convolution;
import org.msift.core.operator.CrossEntropy;
import org.msift.core.operator.GlobalAveragePooling;
import org.msift.core.operator.Rectifier;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A small network that classifies {@link PictureData}, with an auxiliary loss and with dropout. */
final class PictureNetwork {

  static final Provenance PROVENANCE = Provenance.here("test", "data", 5L, "backend");
  static final ModelContent CONTENT =
      ModelContent.parameters(
          new ModelDescription(
              "picture", Map.of(), Map.of(), Map.of(), List.of("a", "b", "c"), PROVENANCE));

  private static final int FEATURES = 8;

  private PictureNetwork() {}

  /** With so much dropped in training; nothing for 0. */
  static ComputationGraph create(TrainingPlan plan, double dropped) {
    GraphBuilder builder = plan.settings(DataType.FLOAT).builder();
    Scope scope = Scope.root(builder, plan.decay());
    Node image = scope.input("image");
    Node early = scope.apply("conv1", Convolution.of(PictureData.BANDS, FEATURES, 3), image);
    Node features = scope.apply("relu", new Rectifier(0), early);
    if (dropped > 0) {
      builder.addLayer("dropout", new DropoutLayer(1 - dropped), features.name());
      features = new Node("dropout");
    }
    features = scope.apply("conv2", Convolution.of(FEATURES, FEATURES, 3), features);
    Node main = head(scope.at("main"), scope.apply("relu2", new Rectifier(0), features));
    Node auxiliary = head(scope.at("auxiliary"), early);
    scope.output(
        scope.loss("loss", CrossEntropy.of(), main),
        scope.loss("auxiliaryLoss", CrossEntropy.of(), auxiliary));
    ComputationGraph graph = new ComputationGraph(builder.build());
    graph.init();
    return graph;
  }

  private static Node head(Scope scope, Node features) {
    Node mean = scope.apply("mean", new GlobalAveragePooling(), features);
    return scope.apply("logits", Convolution.of(FEATURES, PictureData.CLASSES, 1), mean);
  }

  /** Share of right classes over all pictures. */
  static Map<String, Double> accuracy(ComputationGraph graph) {
    org.nd4j.linalg.dataset.MultiDataSet all = PictureData.all();
    INDArray logits = graph.output(false, all.getFeatures())[0];
    INDArray labels = all.getLabels(0);
    int right = 0;
    for (int n = 0; n < PictureData.SAMPLES; n++) {
      int best = 0;
      for (int k = 1; k < PictureData.CLASSES; k++) {
        best = logits.getDouble(n, 0, 0, k) > logits.getDouble(n, 0, 0, best) ? k : best;
      }
      right += best == labels.getDouble(n) ? 1 : 0;
    }
    return Map.of("accuracy", right / (double) PictureData.SAMPLES);
  }
}
