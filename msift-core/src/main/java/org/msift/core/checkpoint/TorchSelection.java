package org.msift.core.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state dict chosen from what a PyTorch file holds, and the key it was under; empty if it was
 * the top level.
 */
record TorchSelection(Optional<String> container, Map<String, TensorReference> tensors) {

  private static final int SHOWN = 20;

  static TorchSelection of(Object top, Optional<String> wanted, List<String> known) {
    Map<?, ?> dict = PickleValues.require(top, Map.class, "the top level (expected a dict)");
    if (wanted.isPresent()) {
      return nested(dict, wanted.get());
    }
    Optional<String> container =
        known.stream().filter(key -> dict.get(key) instanceof Map).findFirst();
    if (container.isPresent()) {
      return nested(dict, container.get());
    }
    boolean direct = dict.values().stream().allMatch(TensorReference.class::isInstance);
    if (!direct) {
      throw new CheckpointException(
          "no state dict found: expected tensors at the top level or a dict under one of %s, but the top level has %s; name the right key when reading"
              .formatted(known, keys(dict)));
    }
    return new TorchSelection(Optional.empty(), tensors(dict));
  }

  private static TorchSelection nested(Map<?, ?> dict, String key) {
    if (!(dict.get(key) instanceof Map<?, ?> inner)) {
      throw new CheckpointException(
          "no state dict under key %s; the top level has %s"
              .formatted(Names.quote(key), keys(dict)));
    }
    return new TorchSelection(Optional.of(key), tensors(inner));
  }

  private static Map<String, TensorReference> tensors(Map<?, ?> dict) {
    Map<String, TensorReference> tensors = new LinkedHashMap<>();
    dict.forEach(
        (key, value) -> {
          String name = PickleValues.require(key, String.class, "a parameter's name");
          String what = "entry " + Names.quote(name) + " (expected a tensor)";
          tensors.put(name, PickleValues.require(value, TensorReference.class, what));
        });
    return tensors;
  }

  private static List<String> keys(Map<?, ?> dict) {
    List<String> keys = new ArrayList<>();
    dict.keySet().stream()
        .limit(SHOWN)
        .forEach(key -> keys.add(key instanceof String name ? Names.quote(name) : "a number"));
    if (dict.size() > SHOWN) {
      keys.add("... " + dict.size() + " in all");
    }
    return keys;
  }
}
