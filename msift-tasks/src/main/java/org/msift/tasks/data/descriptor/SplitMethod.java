package org.msift.tasks.data.descriptor;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How samples are divided. */
public enum SplitMethod {
  /** By groups: the group column of the table, else each sample alone. */
  @JsonProperty("group")
  GROUP,
  /** By connected groups of labelled pixels. */
  @JsonProperty("blobs")
  BLOBS,
  /** By files with one id per line. */
  @JsonProperty("lists")
  LISTS,
  /** As the data say; validation is taken from the training part. */
  @JsonProperty("given")
  GIVEN
}
