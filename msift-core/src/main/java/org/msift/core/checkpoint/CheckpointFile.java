package org.msift.core.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Weights from a file of any supported format, told apart by content and not by the name's
 * extension.
 */
public final class CheckpointFile {

  private static final int SNIFFED_BYTES = 64;
  private static final int SHOWN_ENTRIES = 5;
  private static final String ZIP = "PK\003\004";
  private static final String ACCEPTED =
      "expected a PyTorch checkpoint, a safetensors file or an msift model";

  /** Beginnings of files that people pass by mistake, and what to tell them. */
  private static final Map<String, String> FOREIGN = foreign();

  private CheckpointFile() {}

  private static Map<String, String> foreign() {
    Map<String, String> foreign = new LinkedHashMap<>();
    for (char protocol = 2; protocol <= 5; protocol++) {
      foreign.put(
          "\u0080" + protocol,
          "is a pickle without zip, PyTorch's legacy form; re-save it in Python with torch.save(torch.load(FILE), FILE, _use_new_zipfile_serialization=True)");
    }
    foreign.put(
        "version https://git-lfs", "is a Git LFS pointer; fetch the file with git lfs pull");
    foreign.put("<", "is a web page or XML, not weights; was the download answered by an error?");
    foreign.put("\u0089HDF", "is HDF5 (Keras); convert it to safetensors first");
    foreign.put("\u0093NUMPY", "is a NumPy array; convert it to safetensors first");
    return foreign;
  }

  /**
   * Reads the weights of a PyTorch checkpoint (zip form), a safetensors file or a {@link
   * ModelFile}.
   *
   * @param path the file
   * @return its tensors, in the layout of the file
   * @throws CheckpointException if the file is absent, a folder, empty, damaged, or of none of
   *     these formats
   */
  public static StateDict read(Path path) {
    String start = FileAccess.read(path, () -> start(path));
    if (start.startsWith(ZIP)) {
      return FileAccess.read(path, () -> isModel(path))
          ? ModelFile.read(path).weights()
          : TorchCheckpoint.read(path);
    }
    requireSafetensors(path, start);
    return Safetensors.read(path);
  }

  private static String start(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return new String(in.readNBytes(SNIFFED_BYTES), StandardCharsets.ISO_8859_1);
    }
  }

  private static boolean isModel(Path path) throws IOException {
    try (ZipArchive archive = ZipArchive.open(path)) {
      if (archive.contains(ModelFile.DESCRIPTION)) {
        return true;
      }
      if (!TorchReader.recognises(archive)) {
        List<String> found =
            archive.names().stream().limit(SHOWN_ENTRIES).map(Names::quote).toList();
        throw new CheckpointException("is a zip of something else " + found + "; " + ACCEPTED);
      }
      return false;
    }
  }

  private static void requireSafetensors(Path path, String start) {
    Optional<String> advice =
        FOREIGN.entrySet().stream()
            .filter(known -> start.startsWith(known.getKey()))
            .map(Map.Entry::getValue)
            .findFirst();
    boolean safetensors = start.length() > Long.BYTES && start.charAt(Long.BYTES) == '{';
    if (safetensors) {
      byte[] length = start.substring(0, Long.BYTES).getBytes(StandardCharsets.ISO_8859_1);
      long header = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
      safetensors = header >= 0 && header <= Limits.SAFETENSORS_HEADER_BYTES;
    }
    if (!safetensors) {
      throw new CheckpointException(
          path + ": " + advice.orElse("is of no known format; " + ACCEPTED));
    }
  }
}
