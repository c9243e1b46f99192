package org.msift.tasks.data.descriptor;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is predicted. */
public enum Task {
  /** One class for a whole image. */
  @JsonProperty("image")
  IMAGE,
  /** One class for the pixel in the middle of a patch. */
  @JsonProperty("pixel")
  PIXEL,
  /** A class for every pixel. */
  @JsonProperty("segment")
  SEGMENT
}
