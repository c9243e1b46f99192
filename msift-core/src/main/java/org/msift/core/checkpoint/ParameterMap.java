package org.msift.core.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The map between the state dict of an official network and ours, in names and layouts, both ways
 * and strict: what is missing, unexpected or of the wrong shape is listed in one exception.
 *
 * <p>Dead entries may be absent in either direction. Where one is present it is carried along under
 * the name the map gives it, so official to ours to official gives back every entry bit by bit, in
 * the official order. Our networks use the entries of {@link #names(Role) names(TRAINABLE)} and
 * {@code names(BUFFER)} and let the dead ones lie. Element types are kept as they are.
 */
public final class ParameterMap {

  private final Map<String, ParameterEntry> byOfficialName;
  private final Map<String, ParameterEntry> byName;

  private ParameterMap(List<ParameterEntry> entries) {
    this.byOfficialName = index(entries, ParameterEntry::officialName);
    this.byName = index(entries, ParameterEntry::name);
  }

  private static Map<String, ParameterEntry> index(
      List<ParameterEntry> entries, Function<ParameterEntry, String> key) {
    Map<String, ParameterEntry> index = new LinkedHashMap<>();
    for (ParameterEntry entry : entries) {
      if (index.put(key.apply(entry), entry) != null) {
        throw new IllegalArgumentException(key.apply(entry) + " is mapped twice");
      }
    }
    return index;
  }

  /**
   * A map of the given entries.
   *
   * @param entries one per parameter, in the official order
   * @return the map
   * @throws IllegalArgumentException if an official name or one of ours occurs twice
   */
  public static ParameterMap of(List<ParameterEntry> entries) {
    return new ParameterMap(entries);
  }

  /**
   * Starts a map.
   *
   * @return an empty builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * All entries.
   *
   * @return in the official order
   */
  public List<ParameterEntry> entries() {
    return List.copyOf(byOfficialName.values());
  }

  /**
   * Our names of the entries of a role.
   *
   * @param role the role
   * @return names in the official order
   */
  public List<String> names(Role role) {
    return byName.values().stream()
        .filter(entry -> entry.role() == role)
        .map(ParameterEntry::name)
        .toList();
  }

  /**
   * From an official state dict to ours.
   *
   * @param official state dict under official names
   * @return the same parameters under our names in our layouts, in the official order; metadata is
   *     kept
   * @throws CheckpointException listing all that is missing, unexpected or of the wrong shape
   */
  public StateDict toOurs(StateDict official) {
    requireFit(official, byOfficialName, ParameterEntry::officialShape, "the official state dict");
    return convert(official, byOfficialName, ParameterEntry::name, ParameterEntry::toOurs);
  }

  /**
   * From our state dict to the official one.
   *
   * @param ours state dict under our names
   * @return the same parameters under official names in official layouts, in the official order;
   *     metadata is kept
   * @throws CheckpointException listing all that is missing, unexpected or of the wrong shape
   */
  public StateDict toOfficial(StateDict ours) {
    requireFit(ours, byName, ParameterEntry::shape, "the state dict");
    return convert(ours, byName, ParameterEntry::officialName, ParameterEntry::toOfficial);
  }

  private static StateDict convert(
      StateDict from,
      Map<String, ParameterEntry> index,
      Function<ParameterEntry, String> name,
      BiFunction<ParameterEntry, Tensor, Tensor> layout) {
    StateDict.Builder to = StateDict.builder().metadata(from.metadata());
    index.forEach(
        (key, entry) -> {
          if (from.contains(key)) {
            to.put(name.apply(entry), layout.apply(entry, from.get(key)));
          }
        });
    return to.build();
  }

  private static void requireFit(
      StateDict dict,
      Map<String, ParameterEntry> index,
      Function<ParameterEntry, List<Long>> shape,
      String what) {
    Mismatches mismatches = new Mismatches();
    List<String> missing = new ArrayList<>();
    index.forEach(
        (key, entry) -> {
          if (dict.contains(key)) {
            List<Long> found = Shapes.list(dict.get(key).shape());
            if (!found.equals(shape.apply(entry))) {
              mismatches.wrongShape(key, shape.apply(entry), found);
            }
          } else if (entry.role() != Role.DEAD) {
            missing.add(key);
            mismatches.missing(key);
          }
        });
    dict.names().stream()
        .filter(name -> !index.containsKey(name))
        .forEach(name -> mismatches.unexpected(name, Names.close(name, missing)));
    mismatches.throwIfAny(what);
  }

  @Override
  public String toString() {
    return byName.values().stream()
        .collect(Collectors.groupingBy(ParameterEntry::role, Collectors.counting()))
        .toString();
  }

  /** Collects entries in the official order. */
  public static final class Builder {

    private static final String DEAD_PREFIX = "dead:";

    private final List<ParameterEntry> entries = new ArrayList<>();

    private Builder() {}

    /**
     * Adds a learned parameter.
     *
     * @param officialName key in the official state dict
     * @param name our name
     * @param layout how it lies here
     * @param officialShape shape there. Not modified
     * @return this
     * @throws IllegalArgumentException if the layout does not fit the shape
     */
    public Builder trainable(
        String officialName, String name, Layout layout, long... officialShape) {
      return add(officialName, name, layout, Role.TRAINABLE, officialShape);
    }

    /**
     * Adds a value that is needed and not learned.
     *
     * @param officialName key in the official state dict
     * @param name our name
     * @param layout how it lies here
     * @param officialShape shape there. Not modified
     * @return this
     * @throws IllegalArgumentException if the layout does not fit the shape
     */
    public Builder buffer(String officialName, String name, Layout layout, long... officialShape) {
      return add(officialName, name, layout, Role.BUFFER, officialShape);
    }

    /**
     * Adds an entry that the official network registers and never uses; it is kept as it is under
     * {@code dead:} and its official name.
     *
     * @param officialName key in the official state dict
     * @param officialShape shape there. Not modified
     * @return this
     */
    public Builder dead(String officialName, long... officialShape) {
      return add(officialName, DEAD_PREFIX + officialName, Layout.AS_IS, Role.DEAD, officialShape);
    }

    private Builder add(
        String officialName, String name, Layout layout, Role role, long... officialShape) {
      entries.add(new ParameterEntry(officialName, Shapes.list(officialShape), layout, role, name));
      return this;
    }

    /**
     * Finishes.
     *
     * @return the map
     * @throws IllegalArgumentException if an official name or one of ours occurs twice
     */
    public ParameterMap build() {
      return new ParameterMap(entries);
    }
  }
}
