package org.msift.examples.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.msift.core.checkpoint.CheckpointException;
import org.msift.core.checkpoint.CheckpointFile;
import org.msift.core.checkpoint.ElementType;
import org.msift.core.checkpoint.Provenance;
import org.msift.core.checkpoint.Role;
import org.msift.core.checkpoint.StateDict;
import org.msift.ship.ShipFusion;
import org.msift.ship.ShipModel;

/** Files of weights, in words. */
final class ModelText {

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final String MODEL_ENTRY = "msift.json";

  private ModelText() {}

  static String of(ShipFusion network) {
    String sizes =
        "%s, features %d, blocks %d, order %d, channels %d"
            .formatted(
                network.interaction(),
                network.features(),
                network.blocks(),
                network.order(),
                network.channels());
    return network.channelOrder() == 0
        ? sizes
        : sizes + ", order across channels " + network.channelOrder();
  }

  /** One line per fact. */
  static String of(Path file) throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    StateDict weights = CheckpointFile.read(file);
    facts.put("file", file.toString());
    facts.put("kind", kind(file));
    facts.put("entries", number(weights.size()));
    facts.put("elements", number(weights.elementCount()));
    facts.put("element types", types(weights));
    boolean usable = addNetwork(facts, file);
    weights
        .metadata()
        .forEach(
            (name, value) -> {
              // What a usable model says of itself has been told in words.
              if (!usable || !name.startsWith(Provenance.METADATA)) {
                facts.putIfAbsent(name, value);
              }
            });
    return facts.entrySet().stream()
        .map(fact -> "%-18s%s".formatted(fact.getKey(), fact.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static boolean addNetwork(Map<String, String> facts, Path file) {
    try {
      ShipModel model = ShipModel.read(file);
      facts.put("network", of(model.network()));
      facts.put("parameters", number(elements(model, Role.TRAINABLE)));
      facts.put("buffers", number(elements(model, Role.BUFFER)));
      add(facts, model.provenance());
      return true;
    } catch (CheckpointException other) {
      // A file of weights is described all the same; this says why it is no network of ours.
      String reason = other.getMessage().lines().findFirst().orElse("");
      facts.put("network", "not usable: " + reason.substring(reason.indexOf(": ") + 2));
      return false;
    }
  }

  private static long elements(ShipModel model, Role role) {
    return model.network().parameterMap().names(role).stream()
        .mapToLong(name -> model.weights().get(name).elements())
        .sum();
  }

  private static void add(Map<String, String> facts, Provenance provenance) {
    facts.put("data", provenance.dataHash().isEmpty() ? "unknown" : provenance.dataHash());
    facts.put("library version", provenance.libraryVersion());
    if (provenance.seed() != null) {
      facts.put("seed", provenance.seed().toString());
    }
    facts.put("Java", provenance.java());
    facts.put("system", provenance.operatingSystem());
    if (!provenance.backend().isEmpty()) {
      facts.put("backend", provenance.backend());
    }
    provenance.weights().forEach((source, file) -> facts.put("weights " + source, file));
  }

  /** A file that has been read is of one of three kinds. */
  private static String kind(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      if (!Arrays.equals(in.readNBytes(ZIP.length), ZIP)) {
        return "safetensors";
      }
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.getEntry(MODEL_ENTRY) == null ? "PyTorch checkpoint" : "msift model";
    }
  }

  private static String types(StateDict weights) {
    Map<ElementType, Long> counts =
        weights.names().stream()
            .collect(
                Collectors.groupingBy(
                    name -> weights.get(name).type(), TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(type -> type.getKey() + " (" + type.getValue() + ")")
        .collect(Collectors.joining(", "));
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
