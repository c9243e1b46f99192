package org.msift.tasks.data.descriptor;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The parts of a data set. */
public enum Split {
  /** What weights and scalings are learned from. */
  @JsonProperty("train")
  TRAIN,
  /** What settings and the best epoch are chosen by. */
  @JsonProperty("validation")
  VALIDATION,
  /** What results are reported on. */
  @JsonProperty("test")
  TEST
}
