package org.msift.tasks.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.msift.core.transformer.AttentionScale;

/** The factor on the products of query and key. */
public enum ScaleKind {
  /** One over the root of a token's features, as the official code computes it. */
  @JsonProperty("dim")
  DIM(AttentionScale.DIM),
  /** One over the root of a head's features. */
  @JsonProperty("head")
  HEAD(AttentionScale.HEAD);

  private final AttentionScale scale;

  ScaleKind(AttentionScale scale) {
    this.scale = scale;
  }

  AttentionScale scale() {
    return scale;
  }
}
