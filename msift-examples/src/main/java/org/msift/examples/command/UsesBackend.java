package org.msift.examples.command;

import java.util.OptionalInt;
import org.msift.examples.launcher.BackendUse;

/** A command that computes with ND4J. */
interface UsesBackend {

  /** How it does, known after parsing. */
  default BackendUse backendUse() {
    return new BackendUse(OptionalInt.empty());
  }
}
