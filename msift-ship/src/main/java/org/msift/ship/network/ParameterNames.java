package org.msift.ship.network;

import org.msift.core.checkpoint.Layout;
import org.msift.core.checkpoint.ParameterMap;

/**
 * Collects names and layouts of parameters of the parts that networks share, in the official order.
 *
 * @param map where they go. Modified
 * @param features features C
 */
record ParameterNames(ParameterMap.Builder map, int features) {

  private static final String PERMUTATION = "_permutation";
  private static final String SIGNS = "_signs";
  private static final String MIXING = ".mixing.conv";
  private static final int GROWTH = 16;

  static String permutation(String path) {
    return path + MIXING + PERMUTATION;
  }

  static String signs(String path) {
    return path + MIXING + SIGNS;
  }

  void chain(InteractionChain chain) {
    for (int block = 1; block <= chain.blocks(); block++) {
      new InteractionNames(this, chain.order(), chain.channelOrder())
          .add("interaction" + block, chain.kind(), block == chain.blocks());
    }
    int joined = chain.blocks() * features;
    coupling("postprocess.0", "fusion.coupling", joined);
    convolution("postprocess.1", "fusion.reduce", joined, features, 1);
  }

  void coupling(String from, String to, int channels) {
    int half = channels / 2;
    for (String part : new String[] {"F", "G", "H"}) {
      dense(from + "." + part, to + "." + part, half);
    }
    String invertible = from + ".invconv.";
    map.trainable(invertible + "lower", to + MIXING + "_lower", Layout.AS_IS, channels, channels);
    map.trainable(invertible + "log_s", to + MIXING + "_logS", Layout.AS_IS, channels);
    map.trainable(invertible + "upper", to + MIXING + "_upper", Layout.AS_IS, channels, channels);
    map.buffer(invertible + "p", permutation(to), Layout.AS_IS, channels, channels);
    map.buffer(invertible + "sign_s", signs(to), Layout.AS_IS, channels);
  }

  private void dense(String from, String to, int channels) {
    for (int unit = 1; unit <= 2; unit++) {
      int inputs = unit == 1 ? channels : GROWTH;
      String official = from + ".conv" + unit;
      String ours = to + ".unit" + unit;
      convolution(official + ".identity", ours + ".identity", inputs, GROWTH, 1);
      convolution(official + ".conv_1", ours + ".conv1", inputs, GROWTH, 3);
      convolution(official + ".conv_2", ours + ".conv2", GROWTH, GROWTH, 3);
      normalization(official + ".norm", ours + ".norm", GROWTH / 2);
    }
    convolution(from + ".conv3", to + ".conv3", channels + 2 * GROWTH, channels, 3);
  }

  void refinement(Refinement refinement) {
    int reduced = refinement.reduced();
    convolution("reconstruction.conv_in", "refinement.first", features, features, 3);
    for (int attention = 0; attention < refinement.attentions(); attention++) {
      String from = "reconstruction.process." + attention;
      String to = "refinement.attention" + (attention + 1);
      convolution(from + ".conv_du.0", to + ".squeeze", features, reduced, 1);
      convolution(from + ".conv_du.2", to + ".excite", reduced, features, 1);
      twoConvolutions(from + ".process", to + ".process", features);
    }
    convolution("reconstruction.conv_last", "refinement.last", features, refinement.outputs(), 3);
  }

  void twoConvolutions(String from, String to, int channels) {
    convolution(from + ".0", to + ".conv1", channels, channels, 3);
    convolution(from + ".2", to + ".conv2", channels, channels, 3);
  }

  void convolution(String from, String to, int inputs, int outputs, int size) {
    map.trainable(from + ".weight", to + "_W", Layout.CONVOLUTION, outputs, inputs, size, size);
    map.trainable(from + ".bias", to + "_b", Layout.AS_IS, outputs);
  }

  /** A convolution along the channels, which PyTorch has as one of a map [1, size]. */
  void channelConvolution(String from, String to, int size) {
    map.trainable(from + ".weight", to + "_W", Layout.FLATTEN, 1, 1, 1, size);
    map.trainable(from + ".bias", to + "_b", Layout.AS_IS, 1);
  }

  void normalization(String from, String to, int channels) {
    map.trainable(from + ".weight", to + "_scale", Layout.AS_IS, channels);
    map.trainable(from + ".bias", to + "_shift", Layout.AS_IS, channels);
  }
}
