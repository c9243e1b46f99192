package org.msift.core.checkpoint;

import java.nio.file.Path;
import java.util.Optional;

/**
 * PyTorch checkpoints in the zip form that {@code torch.save} has written since version 1.6.
 *
 * <p>The pickle inside is read by a state machine that knows tensors and plain containers only; a
 * file that asks for any other Python class or function is refused by name, and nothing is
 * executed. The legacy form without zip is not read.
 */
public final class TorchCheckpoint {

  /**
   * Key in {@link StateDict#metadata()} that says under which top-level key the state dict was, if
   * under one.
   */
  public static final String CONTAINER = "torch.container";

  /**
   * Key in {@link StateDict#metadata()} that says which prefix all names had and lost, if they had
   * one.
   */
  public static final String REMOVED_PREFIX = "torch.removed_prefix";

  private TorchCheckpoint() {}

  /**
   * Reads a state dict. It may be the top level, or lie under {@code params}, {@code params_ema},
   * {@code state_dict} or {@code model} (the first of these that is there); {@link #CONTAINER} then
   * tells which. If every name starts with {@code module.}, which data-parallel training adds, that
   * is removed and told by {@link #REMOVED_PREFIX}.
   *
   * @param path a {@code .pth} or {@code .pt} file
   * @return names in the file's order, tensors contiguous in PyTorch's layout
   * @throws CheckpointException if the file is absent, damaged, of another format, or asks for more
   *     than tensors
   */
  public static StateDict read(Path path) {
    return FileAccess.read(path, () -> TorchReader.read(path, Optional.empty()));
  }

  /**
   * Reads the state dict under a given top-level key.
   *
   * @param path a {@code .pth} or {@code .pt} file
   * @param container top-level key, such as {@code params_ema}
   * @return names in the file's order, tensors contiguous in PyTorch's layout
   * @throws CheckpointException if there is no such key, or as for {@link #read(Path)}
   */
  public static StateDict read(Path path, String container) {
    return FileAccess.read(path, () -> TorchReader.read(path, Optional.of(container)));
  }

  /**
   * Writes a file that {@code torch.load(path, weights_only=True)} reads. The state dict is put
   * under the key that its metadata names as {@link #CONTAINER}, or at the top level; PyTorch has
   * no place for other metadata. The same state dict gives the same bytes.
   *
   * @param path the file, replaced if it exists
   * @param dict what to write
   * @throws CheckpointException if writing fails
   */
  public static void write(Path path, StateDict dict) {
    FileAccess.write(path, out -> TorchWriter.write(out, dict));
  }
}
