package org.msift.core.transformer;

import java.util.List;
import org.msift.core.checkpoint.Layout;
import org.msift.core.checkpoint.ParameterMap;

/**
 * Names and layouts of a fusion transformer's parameters in the official state dict of MsIFT, in
 * its order, and in ours. Ours are {@code vertex_parameter}. The official network calls its two
 * sources A and B; further ones go on with the alphabet.
 */
public final class TransformerParameters {

  private static final int LETTERS = 26;

  private final ParameterMap.Builder map;

  /**
   * Names for a map under construction.
   *
   * @param map where they go. Modified
   */
  public TransformerParameters(ParameterMap.Builder map) {
    this.map = map;
  }

  /**
   * Adds encoders and decoders.
   *
   * @param transformer the transformer
   * @param official what stands before {@code dual_encoder} in the official names, such as {@code
   *     neck.}; may be empty
   * @param path path of the scope that the transformer was applied in, such as {@code transformer}
   * @param sources names of the sources in the order of the official A and B
   * @throws IllegalArgumentException if there are more sources than letters
   */
  public void fusion(
      FusionTransformer transformer, String official, String path, List<String> sources) {
    if (transformer.encoder()) {
      for (int i = 0; i < sources.size(); i++) {
        encoder(
            transformer,
            official + "dual_encoder.layers_" + letter(i) + ".",
            path + "." + sources.get(i) + ".encoder");
      }
    }
    if (transformer.decoder()) {
      for (int i = 0; i < sources.size(); i++) {
        decoder(
            transformer,
            official + "dual_decoder.layers_" + letter(i) + ".",
            path + "." + sources.get(i) + ".decoder");
      }
    }
  }

  /**
   * The official letter of a source.
   *
   * @param source its number, from 0
   * @return A for 0, B for 1 and so on
   * @throws IllegalArgumentException if there is no such letter
   */
  public static char letter(int source) {
    if (source < 0 || source >= LETTERS) {
      throw new IllegalArgumentException(
          "sources have official names for numbers 0 to " + (LETTERS - 1) + ", but got " + source);
    }
    return (char) ('A' + source);
  }

  /**
   * Adds a linear layer: {@code weight} and {@code bias}.
   *
   * @param official official name of the layer
   * @param vertex name of our vertex
   * @param inputs features of its input
   * @param outputs features of its output
   * @param bias whether it has a bias
   */
  public void linear(String official, String vertex, int inputs, int outputs, boolean bias) {
    map.trainable(official + ".weight", vertex + "_W", Layout.LINEAR, outputs, inputs);
    if (bias) {
      map.trainable(official + ".bias", vertex + "_b", Layout.AS_IS, outputs);
    }
  }

  /**
   * Adds a layer normalisation: {@code weight} and {@code bias}.
   *
   * @param official official name of the layer
   * @param vertex name of our vertex
   * @param features features of the tokens
   */
  public void normalization(String official, String vertex, int features) {
    map.trainable(official + ".weight", vertex + "_gamma", Layout.AS_IS, features);
    map.trainable(official + ".bias", vertex + "_beta", Layout.AS_IS, features);
  }

  /**
   * Adds a position table, officially [1, positions, features].
   *
   * @param official its official name
   * @param vertex name of our vertex
   * @param positions length of the table
   * @param features features of the tokens
   */
  public void positions(String official, String vertex, int positions, int features) {
    map.trainable(official, vertex + "_table", Layout.squeeze(0), 1, positions, features);
  }

  private void encoder(FusionTransformer transformer, String official, String path) {
    for (int level = 0; level < transformer.depth(); level++) {
      String from = official + level + ".";
      String to = path + (level + 1) + ".";
      int attentions = transformer.selfAttentions();
      for (int i = 0; i < attentions; i++) {
        selfAttention(transformer, from + i, to + "attention" + (i + 1));
      }
      feedForward(transformer, from + attentions, to + "feedForward");
    }
  }

  private void decoder(FusionTransformer transformer, String official, String path) {
    for (int level = 0; level < transformer.depth(); level++) {
      String from = official + level + ".";
      String to = path + (level + 1) + ".";
      selfAttention(transformer, from + "0", to + "attention");
      crossAttention(transformer, from + "1", to + "cross");
      feedForward(transformer, from + "2", to + "feedForward");
    }
  }

  private void selfAttention(FusionTransformer transformer, String official, String path) {
    int features = transformer.features();
    int inner = transformer.heads() * transformer.headDimension();
    normalization(official + ".fn.norm", path + ".norm", features);
    linear(official + ".fn.fn.to_qkv", path + ".queryKeyValue", features, 3 * inner, false);
    linear(official + ".fn.fn.to_out.0", path + ".output", inner, features, true);
  }

  private void crossAttention(FusionTransformer transformer, String official, String path) {
    int features = transformer.features();
    int inner = transformer.heads() * transformer.headDimension();
    normalization(official + ".fn.norm", path + ".norm", features);
    linear(official + ".fn.fn.to_kv", path + ".keyValue", features, 2 * inner, false);
    linear(official + ".fn.fn.to_q", path + ".query", features, inner, false);
    linear(official + ".fn.fn.to_out.0", path + ".output", inner, features, true);
  }

  private void feedForward(FusionTransformer transformer, String official, String path) {
    int features = transformer.features();
    normalization(official + ".fn.norm", path + ".norm", features);
    linear(official + ".fn.fn.net.0", path + ".expand", features, transformer.mlp(), true);
    linear(official + ".fn.fn.net.3", path + ".contract", transformer.mlp(), features, true);
  }
}
