package org.msift.tasks.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which network makes feature maps of an image. */
public enum BackboneKind {
  /** ResNet-50 as torchvision's. */
  @JsonProperty("resnet50")
  RESNET50,
  /** ResNetV1c-50-d8 as mmsegmentation's. */
  @JsonProperty("resnet50-v1c-d8")
  RESNET50_V1C_D8,
  /** The official network for patches of hyperspectral images. */
  @JsonProperty("lightnet")
  LIGHTNET,
  /** A residual network of one block a stage and a chosen width, for small data and tests. */
  @JsonProperty("small")
  SMALL,
  /** None: groups of neighbouring bands are the tokens. */
  @JsonProperty("band-groups")
  BAND_GROUPS
}
