package org.msift.tasks.data.descriptor;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The order of the values of a patch in a row of a table, MDL-RS's {@code .mat} files above all.
 */
public enum Layout {
  /** Band after band, each of window x window values: what the MDL-RS files hold. */
  @JsonProperty("channels-first")
  CHANNELS_FIRST,
  /**
   * The same row taken as window x window x bands, as the official MsIFT code does; it mixes
   * positions and bands, and is here only to compare with the published numbers.
   */
  @JsonProperty("as-published")
  AS_PUBLISHED
}
