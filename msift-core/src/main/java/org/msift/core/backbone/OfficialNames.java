package org.msift.core.backbone;

import org.msift.core.checkpoint.Layout;
import org.msift.core.checkpoint.ParameterMap;

/**
 * A place in an official state dict and the same place in ours.
 *
 * @param map where names go
 * @param official what official names start with
 * @param ours what our names start with
 */
record OfficialNames(ParameterMap.Builder map, String official, String ours) {

  static OfficialNames root(ParameterMap.Builder map, String official, String path) {
    return new OfficialNames(map, official, path.isEmpty() ? "" : path + ".");
  }

  OfficialNames at(String from, String to) {
    return new OfficialNames(map, official + from + ".", ours + to + ".");
  }

  void normalizedConvolution(
      String convolution,
      String normalization,
      String ourConvolution,
      String ourNormalization,
      int inputs,
      int outputs,
      int size) {
    weight(convolution, ourConvolution, inputs, outputs, size);
    normalization(normalization, ourNormalization, outputs);
  }

  void convolution(String from, String to, int inputs, int outputs, int size) {
    weight(from, to, inputs, outputs, size);
    map.trainable(official + from + ".bias", ours + to + "_b", Layout.AS_IS, outputs);
  }

  private void weight(String from, String to, int inputs, int outputs, int size) {
    map.trainable(
        official + from + ".weight",
        ours + to + "_W",
        Layout.CONVOLUTION,
        outputs,
        inputs,
        size,
        size);
  }

  void normalization(String from, String to, int channels) {
    String there = official + from;
    String here = ours + to;
    map.trainable(there + ".weight", here + "_gamma", Layout.AS_IS, channels);
    map.trainable(there + ".bias", here + "_beta", Layout.AS_IS, channels);
    map.buffer(there + ".running_mean", here + "_mean", Layout.AS_IS, channels);
    map.buffer(there + ".running_var", here + "_variance", Layout.AS_IS, channels);
    map.dead(there + ".num_batches_tracked");
  }

  void dead(String name, long... shape) {
    map.dead(official + name, shape);
  }
}
