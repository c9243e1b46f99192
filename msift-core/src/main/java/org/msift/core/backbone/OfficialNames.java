package org.msift.core.backbone;

import org.msift.core.checkpoint.Layout;
import org.msift.core.checkpoint.ParameterMap;

/**
 * A place in an official state dict and the same place in ours, for convolutions and batch
 * normalisations. Our names are {@code vertex_parameter}.
 *
 * @param map where names go. Modified
 * @param official what official names start with
 * @param ours what our names start with
 */
public record OfficialNames(ParameterMap.Builder map, String official, String ours) {

  /**
   * The top.
   *
   * @param map where names go. Modified
   * @param official what official names start with, such as {@code head.}; may be empty
   * @param path path of our scope, without a dot at its end; may be empty
   * @return the place
   */
  public static OfficialNames root(ParameterMap.Builder map, String official, String path) {
    return new OfficialNames(map, official, path.isEmpty() ? "" : path + ".");
  }

  /**
   * A place below this one.
   *
   * @param from its official name
   * @param to our name
   * @return the place
   */
  public OfficialNames at(String from, String to) {
    return new OfficialNames(map, official + from + ".", ours + to + ".");
  }

  /**
   * Adds a convolution without bias and the batch normalisation after it.
   *
   * @param convolution official name of the convolution
   * @param normalization official name of the normalisation
   * @param ourConvolution our name of the convolution
   * @param ourNormalization our name of the normalisation
   * @param inputs input channels
   * @param outputs output channels
   * @param size height and width of the convolution
   */
  public void normalizedConvolution(
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

  /**
   * Adds a convolution with bias.
   *
   * @param from its official name
   * @param to our name
   * @param inputs input channels
   * @param outputs output channels
   * @param size height and width of the convolution
   */
  public void convolution(String from, String to, int inputs, int outputs, int size) {
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

  /**
   * Adds a batch normalisation; the number of batches that PyTorch counts is a dead entry.
   *
   * @param from its official name
   * @param to our name
   * @param channels its channels
   */
  public void normalization(String from, String to, int channels) {
    String there = official + from;
    String here = ours + to;
    map.trainable(there + ".weight", here + "_gamma", Layout.AS_IS, channels);
    map.trainable(there + ".bias", here + "_beta", Layout.AS_IS, channels);
    map.buffer(there + ".running_mean", here + "_mean", Layout.AS_IS, channels);
    map.buffer(there + ".running_var", here + "_variance", Layout.AS_IS, channels);
    map.dead(there + ".num_batches_tracked");
  }

  /**
   * Adds a single learned number, officially without an axis.
   *
   * @param from its official name
   * @param to our name of the {@link org.msift.core.operator.Scale}
   */
  public void scale(String from, String to) {
    map.trainable(official + from, ours + to + "_gamma", Layout.reshape(1));
  }

  /**
   * Adds an entry that is registered and never used.
   *
   * @param name its official name
   * @param shape its official shape. Not modified
   */
  public void dead(String name, long... shape) {
    map.dead(official + name, shape);
  }
}
