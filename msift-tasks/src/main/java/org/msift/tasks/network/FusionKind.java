package org.msift.tasks.network;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the features of the sources become one. */
public enum FusionKind {
  /** The fusion transformer. */
  @JsonProperty("msift")
  MSIFT,
  /** The sum of the sources' feature maps, pixel by pixel: a baseline. */
  @JsonProperty("add")
  ADD,
  /** The sources' feature maps joined along their channels and mixed by a 1x1 convolution. */
  @JsonProperty("concatenate")
  CONCATENATE,
  /** One source alone: a baseline. */
  @JsonProperty("single")
  SINGLE
}
