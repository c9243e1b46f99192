package org.msift.tasks.model;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.backbone.Backbone;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.graph.GraphSettings;
import org.msift.core.operator.CrossEntropy;
import org.msift.core.transformer.DropoutRate;
import org.msift.tasks.data.SourceShape;
import org.msift.tasks.network.DensePrediction;
import org.msift.tasks.network.DualAttentionHead;
import org.msift.tasks.network.FusionModule;
import org.msift.tasks.network.MapConcatenation;
import org.msift.tasks.network.MapFusion;
import org.msift.tasks.network.MapSize;
import org.msift.tasks.network.MapSum;
import org.msift.tasks.network.PyramidPoolingHead;
import org.msift.tasks.network.SegmentationHead;
import org.msift.tasks.network.SegmentationNetwork;
import org.msift.tasks.network.SingleMap;
import org.msift.tasks.network.SourceBackbone;

/** Semantic segmentation. */
final class SegmentationModel implements TaskNetwork {

  /** Channels of the position attention's queries and keys: an eighth of the head's. */
  private static final int KEY_SHARE = 8;

  private static final double HEAD_DROPOUT = 0.1;

  private final NetworkSettings settings;
  private final List<SourceShape> used;
  private final List<SourceBackbone> sources;
  private final MapSize size;

  SegmentationModel(NetworkSettings settings) {
    this.settings = settings;
    this.used = settings.used();
    this.sources =
        used.stream()
            .map(source -> new SourceBackbone(source.name(), Backbones.of(settings, source)))
            .toList();
    SourceShape first = used.get(0);
    for (SourceShape source : used) {
      if (source.height() != first.height() || source.width() != first.width()) {
        throw new IllegalArgumentException(
            "source "
                + source.name()
                + " has images of "
                + source.height()
                + "x"
                + source.width()
                + " and source "
                + first.name()
                + " of "
                + first.height()
                + "x"
                + first.width()
                + "; resize the sources to one size");
      }
    }
    Backbone backbone = sources.get(0).backbone();
    this.size = MapSize.of(backbone, first.height(), first.width());
    network(CrossEntropy.of());
  }

  @Override
  public ComputationGraph trainingGraph(GraphSettings graph, CrossEntropy loss) {
    return GraphBuilding.build(
        graph, names(), true, (scope, images) -> network(loss).applyForTraining(scope, images));
  }

  @Override
  public ComputationGraph inferenceGraph(GraphSettings graph) {
    SegmentationNetwork network = network(CrossEntropy.of());
    return GraphBuilding.build(
        graph,
        names(),
        false,
        (scope, images) -> scope.output(network.applyForInference(scope, images)));
  }

  @Override
  public ParameterMap officialNames() {
    ParameterMap.Builder map = ParameterMap.builder();
    network(CrossEntropy.of()).addParameters(map);
    return map.build();
  }

  private List<String> names() {
    return used.stream().map(SourceShape::name).toList();
  }

  private SegmentationNetwork network(CrossEntropy loss) {
    return new SegmentationNetwork(sources, new DensePrediction(fusion(), head(), loss));
  }

  private MapFusion fusion() {
    return switch (settings.fusion()) {
      case MSIFT ->
          new FusionModule(
              settings.transformer(), settings.patch(), size, settings.auxiliaryLosses());
      case ADD -> new MapSum();
      case CONCATENATE -> new MapConcatenation(size.channels(), sources.size());
      case SINGLE -> new SingleMap();
    };
  }

  private SegmentationHead head() {
    int inputs = size.channels();
    int channels = settings.headChannels();
    int classes = settings.classes();
    DropoutRate dropout = new DropoutRate(HEAD_DROPOUT, settings.seed());
    return settings.head() == HeadKind.DANET
        ? new DualAttentionHead(
            inputs, channels, Math.max(1, channels / KEY_SHARE), classes, dropout)
        : new PyramidPoolingHead(inputs, channels, classes, dropout);
  }
}
