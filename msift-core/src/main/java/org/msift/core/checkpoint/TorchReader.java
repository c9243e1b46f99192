package org.msift.core.checkpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the zip form of a PyTorch checkpoint. */
final class TorchReader {

  static final String PICKLE = "data.pkl";

  private static final Logger LOG = LoggerFactory.getLogger(TorchReader.class);
  private static final List<String> CONTAINERS =
      List.of("params", "params_ema", "state_dict", "model");
  private static final String PARALLEL_PREFIX = "module.";
  private static final int BYTE_ORDER_LENGTH = 16;

  private final ZipArchive archive;
  private final String folder;

  private TorchReader(ZipArchive archive) {
    this.archive = archive;
    this.folder = folder(archive);
  }

  static StateDict read(Path path, Optional<String> container) throws IOException {
    try (ZipArchive archive = ZipArchive.open(path)) {
      StateDict dict = new TorchReader(archive).read(container);
      LOG.debug("{}: {}, {}", path, dict, dict.metadata());
      return dict;
    }
  }

  /** Whether a zip looks like PyTorch's. */
  static boolean recognises(ZipArchive archive) {
    return archive.names().stream().anyMatch(TorchReader::isPickle);
  }

  private static boolean isPickle(String name) {
    return name.endsWith("/" + PICKLE) && name.indexOf('/') == name.length() - PICKLE.length() - 1;
  }

  private static String folder(ZipArchive archive) {
    List<String> pickles = archive.names().stream().filter(TorchReader::isPickle).toList();
    if (pickles.size() != 1) {
      throw new CheckpointException(
          "a PyTorch file holds one FOLDER/data.pkl, this zip holds " + pickles.size());
    }
    String pickle = pickles.get(0);
    String folder = pickle.substring(0, pickle.length() - PICKLE.length());
    if (archive.contains(folder + "constants.pkl")) {
      throw new CheckpointException(
          "is a TorchScript program, not a checkpoint; save its state_dict() instead");
    }
    return folder;
  }

  private StateDict read(Optional<String> container) throws IOException {
    byte[] pickle = archive.read(folder + PICKLE, Limits.PICKLE_BYTES);
    TorchSelection selection = TorchSelection.of(PickleReader.read(pickle), container, CONTAINERS);
    Map<String, TensorReference> tensors = new LinkedHashMap<>(selection.tensors());
    StateDict.Builder dict = StateDict.builder();
    selection.container().ifPresent(key -> dict.metadata(TorchCheckpoint.CONTAINER, key));
    String prefix = commonPrefix(tensors);
    if (!prefix.isEmpty()) {
      dict.metadata(TorchCheckpoint.REMOVED_PREFIX, prefix);
    }
    TorchStorages storages = new TorchStorages(archive, folder, bigEndian(), tensors.values());
    for (Map.Entry<String, TensorReference> tensor : tensors.entrySet()) {
      dict.put(tensor.getKey().substring(prefix.length()), storages.read(tensor.getValue()));
    }
    return dict.build();
  }

  /** Data-parallel training puts every name under one module. */
  private static String commonPrefix(Map<String, TensorReference> tensors) {
    boolean common =
        !tensors.isEmpty()
            && tensors.keySet().stream().allMatch(name -> name.startsWith(PARALLEL_PREFIX));
    return common ? PARALLEL_PREFIX : "";
  }

  private boolean bigEndian() throws IOException {
    String entry = folder + "byteorder";
    if (!archive.contains(entry)) {
      return false;
    }
    byte[] content = archive.read(entry, BYTE_ORDER_LENGTH);
    String order = new String(content, StandardCharsets.US_ASCII).strip();
    return switch (order) {
      case "little" -> false;
      case "big" -> true;
      default -> throw new CheckpointException("unknown byte order " + Names.quote(order));
    };
  }
}
