package org.msift.core.checkpoint;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The type of a tensor's elements, with its names in safetensors and PyTorch. Stored little-endian.
 */
public enum ElementType {
  /** IEEE 754 half precision, 2 bytes. */
  FLOAT16("F16", "float16", "HalfStorage", 2) {
    @Override
    double read(ByteBuffer data, int at) {
      return Float16.toFloat(data.getShort(at));
    }
  },
  /** The upper half of a 32-bit float, 2 bytes. */
  BFLOAT16("BF16", "bfloat16", "BFloat16Storage", 2) {
    @Override
    double read(ByteBuffer data, int at) {
      return Float.intBitsToFloat(data.getShort(at) << 16);
    }
  },
  /** IEEE 754 single precision, 4 bytes. */
  FLOAT32("F32", "float32", "FloatStorage", 4) {
    @Override
    double read(ByteBuffer data, int at) {
      return data.getFloat(at);
    }
  },
  /** IEEE 754 double precision, 8 bytes. */
  FLOAT64("F64", "float64", "DoubleStorage", 8) {
    @Override
    double read(ByteBuffer data, int at) {
      return data.getDouble(at);
    }
  },
  /** Signed, 1 byte. */
  INT8("I8", "int8", "CharStorage", 1) {
    @Override
    long readLong(ByteBuffer data, int at) {
      return data.get(at);
    }
  },
  /** Unsigned, 1 byte. */
  UINT8("U8", "uint8", "ByteStorage", 1) {
    @Override
    long readLong(ByteBuffer data, int at) {
      return data.get(at) & 0xFF;
    }
  },
  /** Signed, 2 bytes. */
  INT16("I16", "int16", "ShortStorage", 2) {
    @Override
    long readLong(ByteBuffer data, int at) {
      return data.getShort(at);
    }
  },
  /** Signed, 4 bytes. */
  INT32("I32", "int32", "IntStorage", 4) {
    @Override
    long readLong(ByteBuffer data, int at) {
      return data.getInt(at);
    }
  },
  /** Signed, 8 bytes. */
  INT64("I64", "int64", "LongStorage", 8) {
    @Override
    long readLong(ByteBuffer data, int at) {
      return data.getLong(at);
    }
  },
  /** True or false, 1 byte; any byte but 0 is true and reads as 1. */
  BOOL("BOOL", "bool", "BoolStorage", 1) {
    @Override
    long readLong(ByteBuffer data, int at) {
      return data.get(at) == 0 ? 0 : 1;
    }
  };

  private final String safetensorsName;
  private final String torchName;
  private final String torchStorage;
  private final int bytes;

  ElementType(String safetensorsName, String torchName, String torchStorage, int bytes) {
    this.safetensorsName = safetensorsName;
    this.torchName = torchName;
    this.torchStorage = torchStorage;
    this.bytes = bytes;
  }

  /**
   * The size of one element.
   *
   * @return bytes per element, 1 to 8
   */
  public int bytes() {
    return bytes;
  }

  /**
   * The name in a safetensors header.
   *
   * @return for instance {@code F32}
   */
  public String safetensorsName() {
    return safetensorsName;
  }

  /**
   * The name of PyTorch's data type.
   *
   * @return for instance {@code float32}, as in {@code torch.float32}
   */
  public String torchName() {
    return torchName;
  }

  /**
   * The name of PyTorch's storage class.
   *
   * @return for instance {@code FloatStorage}, as in {@code torch.FloatStorage}
   */
  public String torchStorage() {
    return torchStorage;
  }

  /**
   * Whether elements are whole numbers or truth values.
   *
   * @return false for the floating-point types
   */
  public boolean isIntegral() {
    return ordinal() >= INT8.ordinal();
  }

  double read(ByteBuffer data, int at) {
    return readLong(data, at);
  }

  long readLong(ByteBuffer data, int at) {
    throw new IllegalStateException(
        "elements of type " + this + " are not whole numbers; use toFloats() or toDoubles()");
  }

  static Optional<ElementType> ofSafetensorsName(String name) {
    return Stream.of(values()).filter(type -> type.safetensorsName.equals(name)).findFirst();
  }

  static Optional<ElementType> ofTorchName(String name) {
    return Stream.of(values()).filter(type -> type.torchName.equals(name)).findFirst();
  }

  static Optional<ElementType> ofTorchStorage(String name) {
    return Stream.of(values()).filter(type -> type.torchStorage.equals(name)).findFirst();
  }
}
