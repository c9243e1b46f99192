package org.msift.core.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads safetensors from a stream of known length, from front to back, each tensor straight into
 * its own array.
 */
final class SafetensorsReader {

  private final InputStream in;
  private final long bytes;

  private SafetensorsReader(InputStream in, long bytes) {
    this.in = in;
    this.bytes = bytes;
  }

  static StateDict read(InputStream in, long bytes) throws IOException {
    return new SafetensorsReader(in, bytes).read();
  }

  /**
   * The length that the first eight bytes announce for the header, if it can be one in a file of
   * this size.
   */
  static boolean plausibleHeader(long headerBytes, long fileBytes) {
    return headerBytes >= 2
        && headerBytes <= Limits.SAFETENSORS_HEADER_BYTES
        && headerBytes <= fileBytes - Long.BYTES;
  }

  private StateDict read() throws IOException {
    long headerBytes =
        ByteBuffer.wrap(exactly(Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (!plausibleHeader(headerBytes, bytes)) {
      throw new CheckpointException(
          "safetensors header of %s bytes in a file of %d bytes (at most %d are accepted)"
              .formatted(
                  Long.toUnsignedString(headerBytes), bytes, Limits.SAFETENSORS_HEADER_BYTES));
    }
    byte[] header = exactly((int) headerBytes);
    if (header[0] != '{') {
      throw new CheckpointException("the safetensors header does not begin with '{'");
    }
    return data(SafetensorsHeader.parse(header), bytes - Long.BYTES - headerBytes);
  }

  private StateDict data(SafetensorsHeader header, long dataBytes) throws IOException {
    Limits.requirePlausible(dataBytes, bytes);
    Map<String, Tensor> tensors = new HashMap<>();
    for (SafetensorsEntry entry : header.inFileOrder(dataBytes)) {
      tensors.put(entry.name(), Tensor.wrap(entry.type(), entry.shape(), exactly(entry.bytes())));
    }
    StateDict.Builder dict = StateDict.builder().metadata(header.metadata());
    for (SafetensorsEntry entry : header.entries()) {
      dict.put(entry.name(), tensors.get(entry.name()));
    }
    return dict.build();
  }

  private byte[] exactly(int count) throws IOException {
    if (count > bytes) {
      throw new CheckpointException("is too short to be a safetensors file");
    }
    byte[] content = new byte[count];
    if (in.readNBytes(content, 0, count) != count) {
      throw new EOFException("the file ends too early");
    }
    return content;
  }
}
