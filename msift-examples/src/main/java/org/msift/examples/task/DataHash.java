package org.msift.examples.task;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.msift.tasks.data.DataSet;
import org.msift.tasks.data.SourceScaling;
import org.msift.tasks.data.SplitData;

/**
 * Tells data sets apart without reading every value again: by samples, labels, and the scalings,
 * which depend on every value of the training part where they are computed.
 */
final class DataHash {

  private final MessageDigest digest;

  private DataHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  static String of(SplitData data) {
    DataHash hash = new DataHash();
    hash.add(data.train());
    hash.add(data.validation());
    hash.add(data.test());
    for (SourceScaling scaling : data.scalings()) {
      hash.add(scaling.source());
      hash.add(scaling.offset());
      hash.add(scaling.scale());
    }
    return "sha256:" + HexFormat.of().formatHex(hash.digest.digest());
  }

  private void add(DataSet part) {
    add(part.sourceShapes() + " " + part.classes() + " " + part.size());
    for (int i = 0; i < part.size(); i++) {
      add(part.id(i));
      float[] label = part.label(i);
      ByteBuffer bytes = ByteBuffer.allocate(label.length * Float.BYTES);
      bytes.asFloatBuffer().put(label);
      digest.update(bytes);
    }
  }

  private void add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
  }

  private void add(double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES);
    bytes.asDoubleBuffer().put(values);
    digest.update(bytes);
  }
}
