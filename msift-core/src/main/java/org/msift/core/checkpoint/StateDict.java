package org.msift.core.checkpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An immutable map from parameter names to tensors that keeps its order, with a map of strings
 * about it (the {@code __metadata__} of safetensors).
 */
public final class StateDict {

  private final Map<String, Tensor> tensors;
  private final Map<String, String> metadata;

  private StateDict(Map<String, Tensor> tensors, Map<String, String> metadata) {
    this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    this.metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /**
   * Starts an empty state dict.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The names in order.
   *
   * @return an unmodifiable set that iterates in the order of insertion
   */
  public Set<String> names() {
    return tensors.keySet();
  }

  /**
   * Whether there is an entry.
   *
   * @param name the entry's name
   * @return true if there is
   */
  public boolean contains(String name) {
    return tensors.containsKey(name);
  }

  /**
   * The tensor of a name.
   *
   * @param name the entry's name
   * @return the tensor
   * @throws CheckpointException if there is none; the message names those most alike
   */
  public Tensor get(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      List<String> close = Names.close(name, tensors.keySet());
      String hint = close.isEmpty() ? "" : "; closest are " + String.join(", ", close);
      throw new CheckpointException(
          "no entry " + Names.quote(name) + " among " + tensors.size() + hint);
    }
    return tensor;
  }

  /**
   * The number of entries.
   *
   * @return how many tensors there are
   */
  public int size() {
    return tensors.size();
  }

  /**
   * The number of elements of all entries.
   *
   * @return the sum over the tensors
   */
  public long elementCount() {
    return tensors.values().stream().mapToLong(Tensor::elements).sum();
  }

  /**
   * Strings about the whole.
   *
   * @return an unmodifiable map in order, possibly empty
   */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** Equal if names in their order, tensors bit by bit, and metadata are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof StateDict dict
        && tensors.equals(dict.tensors)
        && List.copyOf(names()).equals(List.copyOf(dict.names()))
        && metadata.equals(dict.metadata);
  }

  @Override
  public int hashCode() {
    return 31 * tensors.hashCode() + metadata.hashCode();
  }

  @Override
  public String toString() {
    return "StateDict of " + size() + " entries, " + elementCount() + " elements";
  }

  /** Collects entries in order. */
  public static final class Builder {

    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Adds an entry at the end.
     *
     * @param name 1 to 1024 characters, no control characters, nothing like {@code ../}; not yet
     *     present
     * @param tensor its value
     * @return this
     * @throws CheckpointException if the name is not acceptable or already present
     */
    public Builder put(String name, Tensor tensor) {
      Names.problem(name)
          .ifPresent(
              problem -> {
                throw new CheckpointException("entry name " + Names.quote(name) + " " + problem);
              });
      if (tensors.putIfAbsent(name, tensor) != null) {
        throw new CheckpointException("entry " + Names.quote(name) + " occurs twice");
      }
      return this;
    }

    /**
     * Sets a string about the whole.
     *
     * @param key its name
     * @param value its value
     * @return this
     */
    public Builder metadata(String key, String value) {
      metadata.put(key, value);
      return this;
    }

    /**
     * Sets several strings about the whole.
     *
     * @param values names and values. Not modified
     * @return this
     */
    public Builder metadata(Map<String, String> values) {
      metadata.putAll(values);
      return this;
    }

    /**
     * Finishes.
     *
     * @return the state dict
     */
    public StateDict build() {
      return new StateDict(tensors, metadata);
    }
  }
}
