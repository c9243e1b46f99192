package org.msift.ship.network;

import org.msift.core.checkpoint.Layout;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.operator.InvertibleKernel;

/**
 * The names and layouts of SHIP's parameters in the official state dict, in its order, and in ours.
 * Ours are {@code vertex_parameter}. Permutation and signs of the invertible convolutions are
 * buffers: {@code vertex_permutation} and {@code vertex_signs}.
 */
public final class ShipParameters {

  private static final String PERMUTATION = "_permutation";
  private static final String SIGNS = "_signs";
  private static final String MIXING = ".mixing.conv";
  private static final int GROWTH = 16;
  private static final int TAPS = 5;

  private final ShipNetwork network;
  private final ParameterMap.Builder map = ParameterMap.builder();

  private ShipParameters(ShipNetwork network) {
    this.network = network;
  }

  /**
   * The map of a network.
   *
   * @param network the network
   * @return official names and ours
   */
  public static ParameterMap of(ShipNetwork network) {
    ShipParameters parameters = new ShipParameters(network);
    parameters.addAll();
    return parameters.map.build();
  }

  /**
   * The invertible kernels that a state dict holds.
   *
   * @param ours a state dict under our names
   * @return the rotations
   */
  public static Rotations rotations(StateDict ours) {
    return (path, channels) -> {
      double[] matrix = ours.get(path + MIXING + PERMUTATION).toDoubles();
      double[] signs = ours.get(path + MIXING + SIGNS).toDoubles();
      int[] permutation = new int[channels];
      for (int i = 0; i < matrix.length; i++) {
        if (matrix[i] != 0) {
          permutation[i / channels] = i % channels;
        }
      }
      int[] rounded = new int[channels];
      for (int i = 0; i < channels; i++) {
        rounded[i] = (int) signs[i];
      }
      return new InvertibleKernel(0, permutation, rounded);
    };
  }

  /**
   * The place in a state dict of a kernel's permutation.
   *
   * @param path path of the coupling block
   * @return our name
   */
  public static String permutationName(String path) {
    return path + MIXING + PERMUTATION;
  }

  /**
   * The place in a state dict of a kernel's signs.
   *
   * @param path path of the coupling block
   * @return our name
   */
  public static String signsName(String path) {
    return path + MIXING + SIGNS;
  }

  private void addAll() {
    features("vis", "visible", network.visibleChannels());
    features("inf", "infrared", network.infraredChannels());
    for (int block = 1; block <= network.blocks(); block++) {
      String path = "interaction" + block;
      spatial(path + ".spatial");
      channel(path + ".channel");
    }
    int joined = network.blocks() * network.features();
    coupling("postprocess.0", "fusion.coupling", joined);
    convolution("postprocess.1", "fusion.reduce", joined, network.features(), 1);
    refinement();
  }

  private void features(String official, String ours, int channels) {
    int c = network.features();
    convolution(official + ".conv", ours + ".embed", channels, c, 1);
    for (int block = 1; block <= 2; block++) {
      String from = official + ".block" + block;
      String to = ours + ".block" + block;
      convolution(from + ".process", to + ".process", c, c, 3);
      twoConvolutions(from + ".Res", to + ".residual", c);
      Layout taps = Layout.squeeze(2).then(Layout.permute(2, 1, 0));
      String difference = to + ".difference";
      map.trainable(from + ".CDC.HP_branch", difference + "_gate", Layout.AS_IS, 1);
      map.trainable(from + ".CDC.h_conv.conv.weight", difference + "_cross", taps, c, c, 1, TAPS);
      map.trainable(
          from + ".CDC.d_conv.conv.weight", difference + "_diagonal", taps, c, c, 1, TAPS);
    }
  }

  private void spatial(String path) {
    int c = network.features();
    for (int n = 2; n <= network.order(); n++) {
      twoConvolutions(path + ".reflashFused" + (n - 1), path + ".fused" + n, c);
    }
    for (int n = 2; n <= network.order(); n++) {
      twoConvolutions(path + ".reflashInfrared" + (n - 1), path + ".infrared" + n, c);
    }
    for (int n = 1; n <= network.order(); n++) {
      normalization(path + ".norm" + n + ".body", path + ".norm" + n, c);
    }
  }

  private void channel(String path) {
    int c = network.features();
    for (int n = 1; n <= network.order(); n++) {
      String from = path + (n == 1 ? ".chaAtten" : ".reflashChaAtten" + (n - 1));
      convolution(from + ".0", path + ".gate" + n + ".conv1", 2 * c, c, 1);
      convolution(from + ".2", path + ".gate" + n + ".conv2", c, 2 * c, 1);
    }
    for (int n = 2; n <= network.order(); n++) {
      twoConvolutions(path + ".reflashFused" + (n - 1), path + ".fused" + n, 2 * c);
    }
    coupling(path + ".postprocess.0", path + ".coupling", 2 * c);
    convolution(path + ".postprocess.1", path + ".reduce", 2 * c, c, 1);
  }

  private void coupling(String from, String to, int channels) {
    int half = channels / 2;
    for (String part : new String[] {"F", "G", "H"}) {
      dense(from + "." + part, to + "." + part, half);
    }
    String invertible = from + ".invconv.";
    map.trainable(invertible + "lower", to + MIXING + "_lower", Layout.AS_IS, channels, channels);
    map.trainable(invertible + "log_s", to + MIXING + "_logS", Layout.AS_IS, channels);
    map.trainable(invertible + "upper", to + MIXING + "_upper", Layout.AS_IS, channels, channels);
    map.buffer(invertible + "p", permutationName(to), Layout.AS_IS, channels, channels);
    map.buffer(invertible + "sign_s", signsName(to), Layout.AS_IS, channels);
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

  private void refinement() {
    int c = network.features();
    int reduced = Refinement.reduced(c);
    convolution("reconstruction.conv_in", "refinement.first", c, c, 3);
    for (int attention = 0; attention < 2; attention++) {
      String from = "reconstruction.process." + attention;
      String to = "refinement.attention" + (attention + 1);
      convolution(from + ".conv_du.0", to + ".squeeze", c, reduced, 1);
      convolution(from + ".conv_du.2", to + ".excite", reduced, c, 1);
      twoConvolutions(from + ".process", to + ".process", c);
    }
    convolution("reconstruction.conv_last", "refinement.last", c, network.outputs(), 3);
  }

  private void twoConvolutions(String from, String to, int channels) {
    convolution(from + ".0", to + ".conv1", channels, channels, 3);
    convolution(from + ".2", to + ".conv2", channels, channels, 3);
  }

  private void convolution(String from, String to, int inputs, int outputs, int size) {
    map.trainable(from + ".weight", to + "_W", Layout.CONVOLUTION, outputs, inputs, size, size);
    map.trainable(from + ".bias", to + "_b", Layout.AS_IS, outputs);
  }

  private void normalization(String from, String to, int channels) {
    map.trainable(from + ".weight", to + "_scale", Layout.AS_IS, channels);
    map.trainable(from + ".bias", to + "_shift", Layout.AS_IS, channels);
  }
}
