package org.msift.examples.compare;

import java.util.LinkedHashSet;
import java.util.List;
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
   * Finds methods by their names.
   *
   * @param methods names of classical methods, in upper or lower case; none for all
   * @return the methods, to be closed
   * @throws IllegalArgumentException if a name is unknown (known ones are listed) or given twice
   */
  public static SharpeningCandidates open(List<String> methods) {
    if (methods.isEmpty()) {
      return of(ClassicalMethods.all());
    }
    Set<PansharpeningMethod> found = new LinkedHashSet<>();
    for (String method : methods) {
      if (!found.add(ClassicalMethods.named(method))) {
        throw new IllegalArgumentException("the method " + method + " is given twice");
      }
    }
    return of(List.copyOf(found));
  }

  private static SharpeningCandidates of(List<PansharpeningMethod> methods) {
    return new SharpeningCandidates(methods.stream().map(SharpeningCandidate::of).toList());
  }

  @Override
  public void close() {
    all.forEach(SharpeningCandidate::close);
  }
}
