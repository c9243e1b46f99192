package org.msift.ship.network;

import org.msift.core.checkpoint.Layout;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.operator.InvertibleKernel;

/**
 * The names and layouts of the networks' parameters in the official state dict, in its order, and
 * in ours. Ours are {@code vertex_parameter}. Permutation and signs of the invertible convolutions
 * are buffers: {@code vertex_permutation} and {@code vertex_signs}.
 *
 * <p>Official are the names of SHIP for infrared and visible images. For SHIP++ and pan-sharpening
 * no state dict was published; their names follow it as far as it goes.
 */
public final class ShipParameters {

  private static final int TAPS = 5;

  private ShipParameters() {}

  /**
   * The map of a network.
   *
   * @param network the network
   * @return official names and ours
   */
  public static ParameterMap of(ShipNetwork network) {
    ParameterMap.Builder map = ParameterMap.builder();
    ParameterNames names = new ParameterNames(map, network.features());
    edges(names, "vis", "visible", network.visibleChannels());
    edges(names, "inf", "infrared", network.infraredChannels());
    names.chain(network.chain());
    names.refinement(Refinement.published(network.features(), network.outputs()));
    return map.build();
  }

  /**
   * The map of a pan-sharpening network.
   *
   * @param network the network
   * @return names in the style of the official ones, and ours
   */
  public static ParameterMap of(PansharpeningNetwork network) {
    ParameterMap.Builder map = ParameterMap.builder();
    ParameterNames names = new ParameterNames(map, network.features());
    encoder(names, "vis", "multispectral", network.bands());
    encoder(names, "inf", "panchromatic", 1);
    names.chain(network.chain());
    names.refinement(Refinement.gatingFeatures(network.features(), network.bands()));
    return map.build();
  }

  /**
   * The invertible kernels that a state dict holds.
   *
   * @param ours a state dict under our names
   * @return the rotations
   */
  public static Rotations rotations(StateDict ours) {
    return (path, channels) -> {
      double[] matrix = ours.get(permutationName(path)).toDoubles();
      double[] signs = ours.get(signsName(path)).toDoubles();
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
    return ParameterNames.permutation(path);
  }

  /**
   * The place in a state dict of a kernel's signs.
   *
   * @param path path of the coupling block
   * @return our name
   */
  public static String signsName(String path) {
    return ParameterNames.signs(path);
  }

  private static void edges(ParameterNames names, String official, String ours, int channels) {
    int c = names.features();
    names.convolution(official + ".conv", ours + ".embed", channels, c, 1);
    for (int block = 1; block <= 2; block++) {
      String from = official + ".block" + block;
      String to = ours + ".block" + block;
      names.convolution(from + ".process", to + ".process", c, c, 3);
      names.twoConvolutions(from + ".Res", to + ".residual", c);
      Layout taps = Layout.squeeze(2).then(Layout.permute(2, 1, 0));
      String difference = to + ".difference";
      ParameterMap.Builder map = names.map();
      map.trainable(from + ".CDC.HP_branch", difference + "_gate", Layout.AS_IS, 1);
      map.trainable(from + ".CDC.h_conv.conv.weight", difference + "_cross", taps, c, c, 1, TAPS);
      map.trainable(
          from + ".CDC.d_conv.conv.weight", difference + "_diagonal", taps, c, c, 1, TAPS);
    }
  }

  private static void encoder(ParameterNames names, String official, String ours, int channels) {
    int c = names.features();
    names.convolution(official + ".0", ours + ".embed", channels, c, 3);
    for (int block = 1; block <= HalfInstanceEncoder.BLOCKS; block++) {
      String from = official + "." + block;
      String to = ours + ".block" + block;
      names.convolution(from + ".conv_1", to + ".conv1", c, c, 3);
      names.convolution(from + ".conv_2", to + ".conv2", c, c, 3);
      names.normalization(from + ".norm", to + ".norm", c / 2);
    }
  }
}
