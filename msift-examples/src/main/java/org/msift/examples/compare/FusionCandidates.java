package org.msift.examples.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.msift.ship.ShipModel;
import org.msift.ship.classical.ClassicalFusion;
import org.msift.ship.classical.FusionMethods;

/**
 * The methods of one comparison. Closing it closes all.
 *
 * @param all at least one, in the order of the tables
 */
public record FusionCandidates(List<FusionCandidate> all) implements AutoCloseable {

  /** The network with the weights of the library. */
  private static final String SHIP = "ship";

  public FusionCandidates {
    all = List.copyOf(all);
  }

  /**
   * Methods that need no file.
   *
   * @return their names, the network's first
   */
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    names.add(SHIP);
    names.addAll(FusionMethods.names());
    return names;
  }

  /**
   * Finds methods by their names, and loads their models.
   *
   * @param methods names of methods that need no file, or of models
   * @param models file by name
   * @return the methods, to be closed
   * @throws IllegalArgumentException if a name is unknown (known ones are listed), given twice, or
   *     no name for a file, or a model is not among the methods
   * @throws org.msift.core.checkpoint.CheckpointException if a model cannot be read
   */
  public static FusionCandidates open(List<String> methods, Map<String, Path> models) {
    new MethodNames(names(), models.keySet()).require(methods);
    List<FusionCandidate> opened = new ArrayList<>();
    try {
      for (String method : new LinkedHashSet<>(methods)) {
        opened.add(candidate(method, models));
      }
      return new FusionCandidates(opened);
    } catch (RuntimeException failed) {
      opened.forEach(FusionCandidate::close);
      throw failed;
    }
  }

  private static FusionCandidate candidate(String method, Map<String, Path> models) {
    if (method.equals(SHIP)) {
      return FusionCandidate.of(SHIP, "the weights of msift", ShipModel.pretrained());
    }
    if (models.containsKey(method)) {
      Path file = models.get(method);
      return FusionCandidate.of(method, file.toString(), ShipModel.read(file));
    }
    return FusionCandidate.of(ClassicalFusion.named(method));
  }

  @Override
  public void close() {
    all.forEach(FusionCandidate::close);
  }
}
