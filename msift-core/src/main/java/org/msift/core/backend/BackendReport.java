package org.msift.core.backend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Facts about the backend and what follows from them.
 *
 * @param facts what was found
 * @param warnings what to change, the most costly first; empty if all is well; copied
 */
public record BackendReport(BackendFacts facts, List<BackendWarning> warnings) {

  /**
   * Copies the list.
   *
   * @param facts what was found
   * @param warnings what to change; copied
   */
  public BackendReport {
    warnings = List.copyOf(warnings);
  }

  /**
   * Judges facts, wherever they come from.
   *
   * @param facts what was found
   * @return the facts with the warnings that follow from them
   */
  public static BackendReport of(BackendFacts facts) {
    return new BackendReport(facts, BackendDiagnosis.of(facts));
  }

  /**
   * The most important facts in one line, for a log.
   *
   * @return backend, oneDNN, threads and memory
   */
  public String toLine() {
    String acceleration =
        facts.cpu() ? (facts.oneDnn() ? "oneDNN" : "no oneDNN") : facts.gpus().toString();
    return "ND4J %s on %s, %s, BLAS %s, %d threads, heap %s, native %s"
        .formatted(
            facts.nd4jVersion(),
            device(),
            acceleration,
            facts.blasVendor(),
            facts.threads(),
            Megabytes.of(facts.memory().heap()),
            Megabytes.ofLimit(facts.memory().nativeArrays()));
  }

  /**
   * All facts and warnings, for a person to read.
   *
   * @return lines that end in a line feed, each fact as {@code name value}, then one paragraph per
   *     warning
   */
  public String toText() {
    String table =
        rows().entrySet().stream()
            .map(row -> "%-18s%s\n".formatted(row.getKey(), row.getValue()))
            .collect(Collectors.joining());
    String findings =
        warnings.stream()
            .map(
                warning ->
                    "\nwarning: %s\n    cure: %s\n".formatted(warning.problem(), warning.cure()))
            .collect(Collectors.joining());
    return table + (findings.isEmpty() ? "\nno warnings\n" : findings);
  }

  private Map<String, Object> rows() {
    Map<String, Object> rows = new LinkedHashMap<>();
    rows.put("ND4J", facts.nd4jVersion());
    rows.put("backend", facts.backend() + " (" + device() + ")");
    rows.put("platform", facts.platform());
    rows.put("native library", facts.libraryFile());
    rows.put("built with", String.join(", ", facts.buildFlags()));
    rows.put("oneDNN", facts.oneDnn() ? "yes" : "no");
    rows.put("BLAS", facts.blasVendor());
    rows.put("threads", facts.threads());
    rows.put("OMP_NUM_THREADS", facts.ompNumThreads());
    rows.put("OMP_WAIT_POLICY", facts.ompWaitPolicy());
    rows.put("Java heap", Megabytes.of(facts.memory().heap()));
    rows.put("native memory", Megabytes.ofLimit(facts.memory().nativeArrays()));
    rows.put("process memory", Megabytes.ofLimit(facts.memory().physical()));
    for (int i = 0; i < facts.gpus().size(); i++) {
      rows.put("GPU " + i, facts.gpus().get(i));
    }
    return rows;
  }

  private String device() {
    return facts.cpu() ? "CPU" : "CUDA";
  }
}
