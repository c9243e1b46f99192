package org.msift.tasks.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which head predicts a class for every pixel. */
public enum HeadKind {
  /** None: the task is classification. */
  @JsonProperty("none")
  NONE,
  /** Pyramid pooling. */
  @JsonProperty("psp")
  PSP,
  /** Dual attention. */
  @JsonProperty("danet")
  DANET
}
