package org.msift.tasks.model;

import java.util.List;
import org.msift.core.backbone.Backbone;
import org.msift.core.backbone.LightNet;
import org.msift.core.backbone.ResNet;
import org.msift.core.backbone.ResNetVariant;
import org.msift.tasks.data.SourceShape;
import org.msift.tasks.data.descriptor.Task;

/** Makes a source's backbone from settings. */
final class Backbones {

  private static final List<Integer> ONE_BLOCK_EACH = List.of(1, 1, 1, 1);

  private Backbones() {}

  static Backbone of(NetworkSettings settings, SourceShape source) {
    int bands = source.bands();
    int frozen = settings.frozenStages();
    return switch (settings.backbone()) {
      case RESNET50 -> ResNet.fifty(bands).withFrozenStages(frozen);
      case RESNET50_V1C_D8 -> ResNet.fiftyDilated(bands).withFrozenStages(frozen);
      case LIGHTNET -> new LightNet(bands);
      case SMALL -> new ResNet(bands, variant(settings), settings.width(), ONE_BLOCK_EACH, frozen);
      case BAND_GROUPS ->
          throw new IllegalArgumentException(
              "backbone band-groups has no feature maps to segment; choose another backbone");
    };
  }

  private static ResNetVariant variant(NetworkSettings settings) {
    return settings.task() == Task.SEGMENT ? ResNetVariant.V1C_DILATED : ResNetVariant.V1;
  }
}
