package org.msift.core.checkpoint;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns tensor references into tensors. A storage stays in memory only while views of it are still
 * to come.
 */
final class TorchStorages {

  private final ZipArchive archive;
  private final String folder;
  private final boolean bigEndian;
  private final Map<String, Integer> pendingViews = new HashMap<>();
  private final Map<String, byte[]> shared = new HashMap<>();

  TorchStorages(
      ZipArchive archive, String folder, boolean bigEndian, Collection<TensorReference> tensors) {
    this.archive = archive;
    this.folder = folder;
    this.bigEndian = bigEndian;
    long sum = 0;
    for (TensorReference tensor : tensors) {
      pendingViews.merge(tensor.storage().key(), 1, Integer::sum);
      requireSize(tensor.storage());
      sum += tensor.bytes();
    }
    Limits.requirePlausible(sum, archive.fileBytes());
  }

  private void requireSize(StorageReference storage) {
    long real = archive.size(entry(storage));
    if (real != storage.bytes()) {
      throw new CheckpointException(
          "storage %s declares %d bytes, but its zip entry has %d"
              .formatted(storage.key(), storage.bytes(), real));
    }
  }

  private String entry(StorageReference storage) {
    return folder + "data/" + storage.key();
  }

  Tensor read(TensorReference tensor) throws IOException {
    byte[] storage = load(tensor.storage());
    byte[] data = storage;
    if (!tensor.isWholeStorage()) {
      int elementBytes = tensor.type().bytes();
      data =
          StridedCopy.gather(
              storage, elementBytes, tensor.offset(), tensor.shape(), tensor.strides());
    } else if (bigEndian) {
      data = storage.clone();
    }
    if (bigEndian) {
      reverse(data, tensor.type().bytes());
    }
    return Tensor.wrap(tensor.type(), tensor.shape(), data);
  }

  private byte[] load(StorageReference storage) throws IOException {
    String key = storage.key();
    byte[] content = shared.get(key);
    if (content == null) {
      content = archive.read(entry(storage), Limits.ARRAY_BYTES);
    }
    int pending = pendingViews.merge(key, -1, Integer::sum);
    if (pending > 0) {
      shared.put(key, content);
    } else {
      shared.remove(key);
    }
    return content;
  }

  private static void reverse(byte[] data, int elementBytes) {
    for (int start = 0; start < data.length; start += elementBytes) {
      for (int i = start, j = start + elementBytes - 1; i < j; i++, j--) {
        byte swapped = data[i];
        data[i] = data[j];
        data[j] = swapped;
      }
    }
  }
}
