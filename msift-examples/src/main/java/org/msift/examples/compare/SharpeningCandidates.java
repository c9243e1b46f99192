package org.msift.examples.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.msift.ship.pansharpening.classical.ClassicalMethods;
import org.msift.ship.pansharpening.classical.PansharpeningMethod;

/**
 * The methods of one comparison. Closing it closes all.
 *
 * @param all at least one, in the order of the tables
 */
public record SharpeningCandidates(List<SharpeningCandidate> all) implements AutoCloseable {

  public SharpeningCandidates {
    all = List.copyOf(all);
  }

  /**
   * Finds methods by their names, and loads models.
   *
   * @param methods names of classical methods, in upper or lower case; none for all
   * @param models file of a trained network by the name it gets; they come after the methods
   * @return the methods, to be closed
   * @throws IllegalArgumentException if a name is unknown (known ones are listed), given twice, or
   *     no name for a file
   * @throws org.msift.core.checkpoint.CheckpointException if a model cannot be read
   */
  public static SharpeningCandidates open(List<String> methods, Map<String, Path> models) {
    List<SharpeningCandidate> opened = new ArrayList<>();
    classical(methods).forEach(method -> opened.add(SharpeningCandidate.of(method)));
    List<String> names = opened.stream().map(SharpeningCandidate::name).toList();
    new MethodNames(names, models.keySet()).requireModels();
    try {
      models.forEach((name, file) -> opened.add(TrainedSharpening.load(name, file)));
      return new SharpeningCandidates(opened);
    } catch (RuntimeException failed) {
      opened.forEach(SharpeningCandidate::close);
      throw failed;
    }
  }

  private static List<PansharpeningMethod> classical(List<String> methods) {
    if (methods.isEmpty()) {
      return ClassicalMethods.all();
    }
    Set<PansharpeningMethod> found = new LinkedHashSet<>();
    for (String method : methods) {
      if (!found.add(ClassicalMethods.named(method))) {
        throw new IllegalArgumentException("the method " + method + " is given twice");
      }
    }
    return List.copyOf(found);
  }

  @Override
  public void close() {
    all.forEach(SharpeningCandidate::close);
  }
}
