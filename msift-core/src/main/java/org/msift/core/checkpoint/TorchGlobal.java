package org.msift.core.checkpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The only Python names that a checkpoint may use. Everything else is refused by name, nothing is
 * ever executed.
 */
sealed interface TorchGlobal {

  /** A storage class; {@code UntypedStorage} counts bytes. */
  record Storage(ElementType type) implements TorchGlobal {}

  /** A data type such as {@code torch.float32}. */
  record DataType(ElementType type) implements TorchGlobal {}

  /** A function or class that is called with arguments. */
  enum Callable implements TorchGlobal {
    ORDERED_DICT {
      @Override
      Object call(List<Object> arguments) {
        requireCount(arguments, 0, 0);
        return new LinkedHashMap<Object, Object>();
      }
    },
    SIZE {
      @Override
      Object call(List<Object> arguments) {
        requireCount(arguments, 1, 1);
        return PickleValues.require(arguments.get(0), PickleTuple.class, "a torch.Size");
      }
    },
    REBUILD_PARAMETER {
      @Override
      Object call(List<Object> arguments) {
        requireCount(arguments, 3, 3);
        return PickleValues.require(arguments.get(0), TensorReference.class, "a parameter");
      }
    },
    /**
     * Arguments: storage, offset, shape, strides, requires_grad, hooks and, if not empty, metadata.
     */
    REBUILD_TENSOR_V2 {
      @Override
      Object call(List<Object> arguments) {
        requireCount(arguments, 6, 7);
        requireNoMetadata(arguments, 6);
        return tensor(arguments, storage(arguments).type());
      }
    },
    /** As version 2 with the data type after the hooks; the storage is untyped. */
    REBUILD_TENSOR_V3 {
      @Override
      Object call(List<Object> arguments) {
        requireCount(arguments, 7, 8);
        requireNoMetadata(arguments, 7);
        DataType type =
            PickleValues.require(arguments.get(6), DataType.class, "the data type of a tensor");
        return tensor(arguments, type.type());
      }
    };

    abstract Object call(List<Object> arguments);

    void requireCount(List<Object> arguments, int least, int most) {
      if (arguments.size() < least || arguments.size() > most) {
        throw new CheckpointException(this + " is called with " + arguments.size() + " arguments");
      }
    }

    /**
     * Metadata marks views that conjugate or negate lazily, which would silently give wrong
     * numbers.
     */
    static void requireNoMetadata(List<Object> arguments, int at) {
      boolean present = arguments.size() > at && !PickleNone.NONE.equals(arguments.get(at));
      boolean empty = present && arguments.get(at) instanceof Map<?, ?> map && map.isEmpty();
      if (present && !empty) {
        throw new CheckpointException("tensors with metadata (lazy conjugation) are not supported");
      }
    }

    static StorageReference storage(List<Object> arguments) {
      return PickleValues.require(
          arguments.get(0), StorageReference.class, "the storage of a tensor");
    }

    static TensorReference tensor(List<Object> arguments, ElementType type) {
      long offset = PickleValues.requireLong(arguments.get(1), "the offset of a tensor");
      PickleTuple shape =
          PickleValues.require(arguments.get(2), PickleTuple.class, "the shape of a tensor");
      PickleTuple strides =
          PickleValues.require(arguments.get(3), PickleTuple.class, "the strides of a tensor");
      return new TensorReference(
          storage(arguments), type, offset, shape.longs("a shape"), strides.longs("strides"));
    }
  }

  /** Looks a name up. */
  static TorchGlobal named(String module, String name) {
    return find(module, name)
        .orElseThrow(
            () ->
                new CheckpointException(
                    "refused: the file asks for Python's %s, which no state dict needs (save model.state_dict() instead of the model)"
                        .formatted(Names.quote(module + "." + name))));
  }

  private static Optional<TorchGlobal> find(String module, String name) {
    return switch (module) {
      case "collections" ->
          name.equals("OrderedDict") ? Optional.of(Callable.ORDERED_DICT) : Optional.empty();
      case "torch._utils" -> function(name);
      case "torch.storage" -> untyped(name);
      case "torch" -> ofTorch(name);
      default -> Optional.empty();
    };
  }

  private static Optional<TorchGlobal> function(String name) {
    return switch (name) {
      case "_rebuild_tensor_v2" -> Optional.of(Callable.REBUILD_TENSOR_V2);
      case "_rebuild_tensor_v3" -> Optional.of(Callable.REBUILD_TENSOR_V3);
      case "_rebuild_parameter" -> Optional.of(Callable.REBUILD_PARAMETER);
      default -> Optional.empty();
    };
  }

  private static Optional<TorchGlobal> ofTorch(String name) {
    if (name.equals("Size")) {
      return Optional.of(Callable.SIZE);
    }
    Optional<TorchGlobal> storage = ElementType.ofTorchStorage(name).map(Storage::new);
    return storage
        .or(() -> ElementType.ofTorchName(name).map(DataType::new))
        .or(() -> untyped(name));
  }

  private static Optional<TorchGlobal> untyped(String name) {
    return name.equals("UntypedStorage")
        ? Optional.of(new Storage(ElementType.UINT8))
        : Optional.empty();
  }
}
