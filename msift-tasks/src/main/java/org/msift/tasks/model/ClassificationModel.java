package org.msift.tasks.model;

import java.util.List;
import java.util.function.BiConsumer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.backbone.Backbone;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.graph.GraphSettings;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.BandGroups;
import org.msift.core.operator.CrossEntropy;
import org.msift.tasks.data.SourceShape;
import org.msift.tasks.network.BandFeatures;
import org.msift.tasks.network.ClassificationBaseline;
import org.msift.tasks.network.ClassificationNetwork;
import org.msift.tasks.network.FusionKind;
import org.msift.tasks.network.PyramidFeatures;
import org.msift.tasks.network.SourceFeatures;

/** Image-wise and pixel-wise classification. */
final class ClassificationModel implements TaskNetwork {

  private final NetworkSettings settings;
  private final List<String> names;
  private final List<SourceFeatures> features;
  private final int tokens;

  ClassificationModel(NetworkSettings settings) {
    this.settings = settings;
    List<SourceShape> used = settings.used();
    this.names = used.stream().map(SourceShape::name).toList();
    this.features = used.stream().map(this::features).toList();
    this.tokens = settings.fusion() == FusionKind.MSIFT ? tokens(used) : 0;
  }

  private SourceFeatures features(SourceShape source) {
    if (settings.backbone() == BackboneKind.BAND_GROUPS) {
      BandGroups groups = BandGroups.overlapping(source.bands(), settings.bandGroups());
      return new BandFeatures(source.height(), source.width(), groups, settings.pyramid());
    }
    Backbone backbone = Backbones.of(settings, source);
    return new PyramidFeatures(backbone, settings.pyramid(), settings.patch());
  }

  private int tokens(List<SourceShape> used) {
    int count = features.get(0).tokens(used.get(0).height(), used.get(0).width());
    for (int i = 1; i < used.size(); i++) {
      SourceShape source = used.get(i);
      int other = features.get(i).tokens(source.height(), source.width());
      if (other != count) {
        throw new IllegalArgumentException(
            "source "
                + source.name()
                + " gives "
                + other
                + " tokens and source "
                + names.get(0)
                + " gives "
                + count
                + "; resize the sources to one size");
      }
    }
    int needed = count + 1;
    if (settings.positions() != 0 && settings.positions() < needed) {
      throw new IllegalArgumentException(
          "positions is "
              + settings.positions()
              + ", but there are "
              + needed
              + " tokens with the class token; set positions=0 for as many");
    }
    return Math.max(needed, settings.positions());
  }

  @Override
  public ComputationGraph trainingGraph(GraphSettings graph, CrossEntropy loss) {
    return GraphBuilding.build(
        graph, names, true, (scope, images) -> addForTraining(scope, images, loss));
  }

  private void addForTraining(Scope scope, List<Node> images, CrossEntropy loss) {
    if (settings.fusion() == FusionKind.MSIFT) {
      network().applyForTraining(scope, images, loss);
    } else {
      scope.output(scope.loss("loss", loss, baseline().apply(scope, images)));
    }
  }

  @Override
  public ComputationGraph inferenceGraph(GraphSettings graph) {
    BiConsumer<Scope, List<Node>> network =
        (scope, images) ->
            scope.output(
                settings.fusion() == FusionKind.MSIFT
                    ? network().applyForInference(scope, images)
                    : baseline().apply(scope, images));
    return GraphBuilding.build(graph, names, false, network);
  }

  @Override
  public ParameterMap officialNames() {
    if (settings.fusion() != FusionKind.MSIFT) {
      throw new IllegalArgumentException("there are no official weights of the baselines");
    }
    return network().officialNames();
  }

  private ClassificationNetwork network() {
    return new ClassificationNetwork(
        names,
        features,
        tokens,
        settings.transformer(),
        settings.classes(),
        settings.auxiliaryLosses());
  }

  private ClassificationBaseline baseline() {
    return new ClassificationBaseline(names, features, settings.fusion(), settings.classes());
  }
}
