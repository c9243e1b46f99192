package org.msift.core.checkpoint;

/** Python's {@code None}, and anything else in a pickle whose value a state dict does not need. */
enum PickleNone {
  NONE,
  OPAQUE
}
