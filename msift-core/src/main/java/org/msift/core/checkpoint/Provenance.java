package org.msift.core.checkpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a model comes from: enough to repeat the run and compare. Holds no time and no name of a
 * machine or user.
 *
 * @param libraryVersion version of this library
 * @param dataHash hash of the training data, or of the file that weights were converted from; empty
 *     if unknown
 * @param seed seed of the random numbers; null if none were involved
 * @param java version and vendor of the JVM
 * @param operatingSystem name, version and architecture
 * @param backend what computed, such as the class of the ND4J backend and whether oneDNN was on;
 *     empty if nothing was
 * @param weights files that training began with, by what they are for, such as the name of a
 *     source: file name and SHA-256; empty if it began with random numbers, and not written then
 */
public record Provenance(
    String libraryVersion,
    String dataHash,
    Long seed,
    String java,
    String operatingSystem,
    String backend,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> weights) {

  /** What the names of {@link #asMetadata} begin with. */
  public static final String METADATA = "msift.";

  private static final String VERSION = METADATA + "version";
  private static final String DATA = METADATA + "data";
  private static final String SEED = METADATA + "seed";
  private static final String JAVA = METADATA + "java";
  private static final String SYSTEM = METADATA + "system";
  private static final String BACKEND = METADATA + "backend";
  private static final String WEIGHTS = METADATA + "weights.";

  /**
   * Checks that nothing but the seed is null.
   *
   * @param libraryVersion not null
   * @param dataHash not null
   * @param seed null if none
   * @param java not null
   * @param operatingSystem not null
   * @param backend not null
   * @param weights not null. Not modified, copied
   * @throws IllegalArgumentException if something is
   */
  public Provenance {
    boolean complete =
        libraryVersion != null
            && dataHash != null
            && java != null
            && operatingSystem != null
            && backend != null
            && weights != null;
    if (!complete) {
      throw new IllegalArgumentException(
          "provenance is incomplete; use empty strings where unknown");
    }
    weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
  }

  /**
   * The provenance of a model made in this JVM.
   *
   * @param libraryVersion version of this library
   * @param dataHash hash of the data; empty if unknown
   * @param seed seed of the random numbers; null if none were involved
   * @param backend what computed; empty if nothing was
   * @return with the Java and the operating system that run now
   */
  public static Provenance here(String libraryVersion, String dataHash, Long seed, String backend) {
    return new Provenance(
        libraryVersion,
        dataHash,
        seed,
        property("java.version") + " " + property("java.vendor"),
        property("os.name") + " " + property("os.version") + " " + property("os.arch"),
        backend,
        Map.of());
  }

  /**
   * The same provenance of a training that began with weights from files.
   *
   * @param files file name and SHA-256 by what the weights are for. Not modified
   * @return the provenance
   */
  public Provenance withWeights(Map<String, String> files) {
    return new Provenance(libraryVersion, dataHash, seed, java, operatingSystem, backend, files);
  }

  /**
   * The same facts as strings, for formats that know nothing else, such as safetensors.
   *
   * @return names and values, without what is unknown
   */
  public Map<String, String> asMetadata() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(VERSION, libraryVersion);
    facts.put(DATA, dataHash);
    facts.put(SEED, seed == null ? "" : seed.toString());
    facts.put(JAVA, java);
    facts.put(SYSTEM, operatingSystem);
    facts.put(BACKEND, backend);
    weights.forEach((purpose, file) -> facts.put(WEIGHTS + purpose, file));
    facts.values().removeIf(String::isEmpty);
    return facts;
  }

  /**
   * Reads the facts that {@link #asMetadata} gave.
   *
   * @param metadata strings about a file of weights. Not modified
   * @return the provenance, or empty if the strings do not say which version of this library wrote
   *     them
   * @throws CheckpointException if the seed is no number
   */
  public static Optional<Provenance> ofMetadata(Map<String, String> metadata) {
    if (!metadata.containsKey(VERSION)) {
      return Optional.empty();
    }
    Map<String, String> weights = new LinkedHashMap<>();
    metadata.forEach(
        (name, value) -> {
          if (name.startsWith(WEIGHTS)) {
            weights.put(name.substring(WEIGHTS.length()), value);
          }
        });
    return Optional.of(
        new Provenance(
            metadata.get(VERSION),
            metadata.getOrDefault(DATA, ""),
            seed(metadata.get(SEED)),
            metadata.getOrDefault(JAVA, ""),
            metadata.getOrDefault(SYSTEM, ""),
            metadata.getOrDefault(BACKEND, ""),
            weights));
  }

  private static Long seed(String text) {
    try {
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException noNumber) {
      throw new CheckpointException(
          "the seed in the metadata is %s, expected a whole number".formatted(Names.quote(text)),
          noNumber);
    }
  }

  private static String property(String name) {
    return System.getProperty(name, "");
  }
}
