package org.msift.core.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A saved model in one file: a zip of {@code msift.json} (the description), {@code
 * weights.safetensors} and, to go on training, further entries under {@code extra/}, such as a
 * network configuration and the state of its updater. The first two are enough to predict, and only
 * they are read unless more is asked for. Immutable.
 */
public final class ModelFile {

  static final String DESCRIPTION = "msift.json";

  private static final String WEIGHTS = "weights.safetensors";
  private static final String EXTRA = "extra/";
  private static final Pattern EXTRA_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");

  private final ModelDescription description;
  private final StateDict weights;
  private final Map<String, byte[]> extras;

  private ModelFile(ModelDescription description, StateDict weights, Map<String, byte[]> extras) {
    this.description = description;
    this.weights = weights;
    this.extras = extras;
  }

  /**
   * A model without extra entries.
   *
   * @param description what it is
   * @param weights its parameters and buffers
   * @return the model
   */
  public static ModelFile of(ModelDescription description, StateDict weights) {
    return new ModelFile(description, weights, new TreeMap<>());
  }

  /**
   * This model with one more entry.
   *
   * @param name letters, digits, dot, dash and underscore, at most 100, not beginning with a dot or
   *     dash
   * @param content its bytes. Not modified, copied
   * @return a new model
   * @throws IllegalArgumentException if the name is not acceptable
   */
  public ModelFile withExtra(String name, byte[] content) {
    if (!EXTRA_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "extra entry " + Names.quote(name) + " must match " + EXTRA_NAME);
    }
    Map<String, byte[]> more = new TreeMap<>(extras);
    more.put(name, content.clone());
    return new ModelFile(description, weights, more);
  }

  /**
   * What the model is.
   *
   * @return the description
   */
  public ModelDescription description() {
    return description;
  }

  /**
   * The parameters and buffers.
   *
   * @return the weights
   */
  public StateDict weights() {
    return weights;
  }

  /**
   * The names of the extra entries that were read or added.
   *
   * @return names in alphabetical order
   */
  public Set<String> extraNames() {
    return Collections.unmodifiableSet(extras.keySet());
  }

  /**
   * The content of an extra entry.
   *
   * @param name its name
   * @return a copy of its bytes
   * @throws CheckpointException if there is none of that name, for instance because extra entries
   *     were not read
   */
  public byte[] extra(String name) {
    byte[] content = extras.get(name);
    if (content == null) {
      throw new CheckpointException(
          "no extra entry %s; there are %s (read the file with its extra entries to go on training)"
              .formatted(Names.quote(name), extras.keySet()));
    }
    return content.clone();
  }

  /**
   * Reads description and weights.
   *
   * @param path the file
   * @return the model without extra entries
   * @throws CheckpointException if the file is absent, damaged, of another format or of another
   *     version
   */
  public static ModelFile read(Path path) {
    return FileAccess.read(path, () -> read(path, false));
  }

  /**
   * Reads everything.
   *
   * @param path the file
   * @return the model with its extra entries
   * @throws CheckpointException if the file is absent, damaged, of another format or of another
   *     version
   */
  public static ModelFile readWithExtras(Path path) {
    return FileAccess.read(path, () -> read(path, true));
  }

  private static ModelFile read(Path path, boolean withExtras) throws IOException {
    try (ZipArchive archive = ZipArchive.open(path)) {
      if (!archive.contains(DESCRIPTION)) {
        throw new CheckpointException("is no msift model: it holds no " + DESCRIPTION);
      }
      ModelDescription description =
          ModelJson.read(archive.read(DESCRIPTION, Limits.DESCRIPTION_BYTES));
      requireKnownEntries(archive);
      StateDict weights = archive.stream(WEIGHTS, SafetensorsReader::read);
      return new ModelFile(
          description, weights, withExtras ? readExtras(archive) : new TreeMap<>());
    }
  }

  private static void requireKnownEntries(ZipArchive archive) {
    for (String name : archive.names()) {
      boolean extra =
          name.startsWith(EXTRA) && EXTRA_NAME.matcher(name.substring(EXTRA.length())).matches();
      if (!extra && !name.equals(DESCRIPTION) && !name.equals(WEIGHTS)) {
        throw new CheckpointException("an msift model holds no entry " + Names.quote(name));
      }
    }
  }

  private static Map<String, byte[]> readExtras(ZipArchive archive) throws IOException {
    Map<String, byte[]> extras = new TreeMap<>();
    for (String name : archive.names()) {
      if (name.startsWith(EXTRA)) {
        extras.put(name.substring(EXTRA.length()), archive.read(name, Limits.ARRAY_BYTES));
      }
    }
    return extras;
  }

  /**
   * Writes the file. The same model gives the same bytes.
   *
   * @param path the file, replaced if it exists
   * @throws CheckpointException if writing fails
   */
  public void write(Path path) {
    FileAccess.write(path, this::write);
  }

  private void write(OutputStream out) throws IOException {
    SafetensorsWriter safetensors = new SafetensorsWriter(weights);
    try (StoredZipWriter zip = new StoredZipWriter(out)) {
      zip.add(DESCRIPTION, ModelJson.write(description));
      zip.add(WEIGHTS, safetensors.bytes(), safetensors::write);
      for (Map.Entry<String, byte[]> extra : extras.entrySet()) {
        zip.add(EXTRA + extra.getKey(), extra.getValue());
      }
    }
  }
}
