package org.msift.core.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the zip form of a PyTorch checkpoint, one storage per tensor. */
final class TorchWriter {

  private static final String FOLDER = "archive/";

  private TorchWriter() {}

  static void write(OutputStream out, StateDict dict) throws IOException {
    try (StoredZipWriter zip = new StoredZipWriter(out)) {
      zip.add(FOLDER + TorchReader.PICKLE, pickle(dict));
      zip.add(FOLDER + "byteorder", "little".getBytes(StandardCharsets.US_ASCII));
      int index = 0;
      for (String name : dict.names()) {
        Tensor tensor = dict.get(name);
        zip.add(FOLDER + "data/" + index++, tensor.byteCount(), tensor::writeTo);
      }
      zip.add(FOLDER + "version", "3\n".getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static byte[] pickle(StateDict dict) {
    PickleWriter pickle = new PickleWriter();
    String container = dict.metadata().get(TorchCheckpoint.CONTAINER);
    if (container == null) {
      stateDict(pickle, dict);
    } else {
      pickle.opcode('}').string(container);
      stateDict(pickle, dict);
      pickle.opcode('s');
    }
    return pickle.finish();
  }

  private static void stateDict(PickleWriter pickle, StateDict dict) {
    pickle.emptyOrderedDict().opcode('(');
    int index = 0;
    for (String name : dict.names()) {
      pickle.string(name);
      tensor(pickle, dict.get(name), index++);
    }
    pickle.opcode('u');
  }

  private static void tensor(PickleWriter pickle, Tensor tensor, int index) {
    pickle.global("torch._utils", "_rebuild_tensor_v2").opcode('(');
    pickle.opcode('(').string("storage").global("torch", tensor.type().torchStorage());
    pickle.string(Integer.toString(index)).string("cpu").integer(tensor.elements());
    pickle.opcode('t').opcode('Q').integer(0);
    pickle.tupleOf(tensor.shape()).tupleOf(Shapes.rowMajorStrides(tensor.shape()));
    pickle.opcode(0x89).emptyOrderedDict().opcode('t').opcode('R');
  }
}
