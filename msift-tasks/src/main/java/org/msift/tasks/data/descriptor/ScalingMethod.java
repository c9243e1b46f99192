package org.msift.tasks.data.descriptor;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How values of a band become network inputs. */
public enum ScalingMethod {
  /** As stored. */
  @JsonProperty("none")
  NONE,
  /** {@code (value - offset) * scale} with the numbers of the descriptor. */
  @JsonProperty("fixed")
  FIXED,
  /** Smallest and largest training value of each band become 0 and 1. */
  @JsonProperty("min-max")
  MIN_MAX,
  /** Two percentiles of the training values of each band become 0 and 1; no clipping. */
  @JsonProperty("percentile")
  PERCENTILE,
  /** Training mean 0 and standard deviation 1 of each band. */
  @JsonProperty("mean-std")
  MEAN_STD
}
