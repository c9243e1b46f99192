package org.msift.core.checkpoint;

/**
 * Bounds on what a file may ask for. Far above every real checkpoint, far below what would hurt.
 */
final class Limits {

  /** PyTorch itself allows 64 axes; no parameter comes near. */
  static final int AXES = 32;

  static final int NAME_LENGTH = 1024;
  static final int ARCHIVE_ENTRIES = 200_000;
  static final int PICKLE_BYTES = 32 << 20;
  static final int PICKLE_STACK = 1 << 18;
  static final int PICKLE_MEMO = 1 << 20;
  static final int PICKLE_ITEMS = 1 << 21;

  /** The bound of the official implementation of safetensors. */
  static final long SAFETENSORS_HEADER_BYTES = 100_000_000;

  static final int DESCRIPTION_BYTES = 4 << 20;
  static final int DESCRIPTION_DEPTH = 64;

  /** The largest array that every JVM can allocate. */
  static final int ARRAY_BYTES = Integer.MAX_VALUE - 8;

  /**
   * Views that share a storage (tied weights) may hold more than the file; not arbitrarily more.
   */
  private static final long SHARING_FACTOR = 16;

  private static final long SHARING_FLOOR = 1 << 20;

  private Limits() {}

  /** Refuses tensors that would need more memory than the file can justify or the JVM can have. */
  static void requirePlausible(long tensorBytes, long fileBytes) {
    if (tensorBytes > SHARING_FLOOR && tensorBytes / SHARING_FACTOR > fileBytes) {
      throw new CheckpointException(
          "the tensors declare "
              + tensorBytes
              + " bytes, but the whole file has only "
              + fileBytes);
    }
    long heap = Runtime.getRuntime().maxMemory();
    if (tensorBytes > heap) {
      throw new CheckpointException(
          "the tensors need %d MB, but the JVM may use only %d MB; raise its limit with -Xmx"
              .formatted(tensorBytes >> 20, heap >> 20));
    }
  }
}
