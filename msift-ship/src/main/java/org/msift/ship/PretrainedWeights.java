package org.msift.ship;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.msift.core.checkpoint.Safetensors;
import org.msift.core.checkpoint.StateDict;

/** The file of weights in the jar of this library. */
final class PretrainedWeights {

  private static final String RESOURCE = "ship-tno.safetensors";

  private PretrainedWeights() {}

  /** The weights under official names, and their provenance as metadata. */
  static StateDict read() {
    try (InputStream in = PretrainedWeights.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            "the jar of msift-ship lacks %s; was it repackaged without resources?"
                .formatted(RESOURCE));
      }
      return Safetensors.read(in.readAllBytes());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
