package org.msift.core.checkpoint;

/** A block of elements that lies in the archive under {@code data/KEY}. */
record StorageReference(String key, ElementType type, long elements) {

  private static final int KEY_LENGTH = 20;

  StorageReference {
    boolean number = !key.isEmpty() && key.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!number || key.length() > KEY_LENGTH) {
      throw new CheckpointException("storage key " + Names.quote(key) + " is not a number");
    }
    if (elements < 0 || elements > Long.MAX_VALUE / type.bytes()) {
      throw new CheckpointException("storage " + key + " declares " + elements + " elements");
    }
  }

  long bytes() {
    return elements * type.bytes();
  }

  /** The persistent id {@code ('storage', type, key, location, elements)}. */
  static StorageReference of(Object persistentId) {
    PickleTuple id = PickleValues.require(persistentId, PickleTuple.class, "a persistent id");
    if (id.items().size() != 5 || !"storage".equals(id.items().get(0))) {
      throw new CheckpointException("a persistent id in the pickle does not name a storage");
    }
    TorchGlobal.Storage type =
        PickleValues.require(id.items().get(1), TorchGlobal.Storage.class, "a storage type");
    String key = PickleValues.require(id.items().get(2), String.class, "a storage key");
    long elements = PickleValues.requireLong(id.items().get(4), "a storage size");
    return new StorageReference(key, type.type(), elements);
  }
}
