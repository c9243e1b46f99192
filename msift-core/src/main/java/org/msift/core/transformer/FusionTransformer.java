package org.msift.core.transformer;

import java.util.ArrayList;
import java.util.List;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;

/**
 * The fusion transformer of MsIFT: an encoder of its own for each source, then decoders that attend
 * to each other, layer by layer. For two sources exactly the published network; for more, keys and
 * values of a source are the tokens of all others, joined. There is no norm after the last layer.
 *
 * @param features features D of the tokens
 * @param depth layers of each encoder, and as many of each decoder
 * @param heads heads of each attention
 * @param headDimension features of a head (64 in all published networks)
 * @param mlp hidden features of the feed-forward networks
 * @param dropout dropout in training
 * @param scale factor on the products of query and key
 * @param selfAttentions self-attentions of an encoder layer (2 in the published code)
 * @param encoder whether there are encoders
 * @param decoder whether there are decoders
 */
public record FusionTransformer(
    int features,
    int depth,
    int heads,
    int headDimension,
    int mlp,
    DropoutRate dropout,
    AttentionScale scale,
    int selfAttentions,
    boolean encoder,
    boolean decoder) {

  /**
   * Checks the sizes.
   *
   * @param features features D of the tokens
   * @param depth layers of each encoder, and as many of each decoder
   * @param heads heads of each attention
   * @param headDimension features of a head
   * @param mlp hidden features of the feed-forward networks
   * @param dropout dropout in training
   * @param scale factor on the products of query and key
   * @param selfAttentions self-attentions of an encoder layer
   * @param encoder whether there are encoders
   * @param decoder whether there are decoders
   * @throws IllegalArgumentException if a size is below 1 or neither part is there
   */
  public FusionTransformer {
    requirePositive("features", features);
    requirePositive("depth", depth);
    requirePositive("heads", heads);
    requirePositive("headDimension", headDimension);
    requirePositive("mlp", mlp);
    requirePositive("selfAttentions", selfAttentions);
    if (!encoder && !decoder) {
      throw new IllegalArgumentException(
          "a fusion transformer needs an encoder or a decoder, but has neither");
    }
  }

  /**
   * The published form: two self-attentions in an encoder layer, encoder and decoder, scale by the
   * features of a token, no dropout.
   *
   * @param features features D of the tokens
   * @param depth layers of each encoder, and as many of each decoder
   * @param heads heads of each attention
   * @param headDimension features of a head
   * @param mlp hidden features of the feed-forward networks
   * @return the transformer
   */
  public static FusionTransformer of(
      int features, int depth, int heads, int headDimension, int mlp) {
    return new FusionTransformer(
        features,
        depth,
        heads,
        headDimension,
        mlp,
        DropoutRate.NONE,
        AttentionScale.DIM,
        2,
        true,
        true);
  }

  /**
   * The same with dropout in training. The names of the parameters do not depend on it.
   *
   * @param rate the dropout; {@link DropoutRate#NONE} for a graph that only predicts
   * @return the transformer
   */
  public FusionTransformer with(DropoutRate rate) {
    return new FusionTransformer(
        features, depth, heads, headDimension, mlp, rate, scale, selfAttentions, encoder, decoder);
  }

  /**
   * The same with another scale.
   *
   * @param other the scale
   * @return the transformer
   */
  public FusionTransformer with(AttentionScale other) {
    return new FusionTransformer(
        features,
        depth,
        heads,
        headDimension,
        mlp,
        dropout,
        other,
        selfAttentions,
        encoder,
        decoder);
  }

  /**
   * The same with another number of self-attentions in an encoder layer.
   *
   * @param count how many
   * @return the transformer
   */
  public FusionTransformer withSelfAttentions(int count) {
    return new FusionTransformer(
        features, depth, heads, headDimension, mlp, dropout, scale, count, encoder, decoder);
  }

  /**
   * The ablation without encoders.
   *
   * @return the transformer
   */
  public FusionTransformer withoutEncoder() {
    return new FusionTransformer(
        features, depth, heads, headDimension, mlp, dropout, scale, selfAttentions, false, decoder);
  }

  /**
   * The ablation without decoders.
   *
   * @return the transformer
   */
  public FusionTransformer withoutDecoder() {
    return new FusionTransformer(
        features, depth, heads, headDimension, mlp, dropout, scale, selfAttentions, encoder, false);
  }

  /**
   * Adds the transformer to a graph.
   *
   * @param scope where it goes
   * @param sources two or more sources with different names and tokens of one shape, positions
   *     added
   * @return tokens of each source after encoder and decoder
   * @throws IllegalArgumentException if there are fewer than two sources, or two of one name
   */
  public FusedTokens apply(Scope scope, List<TokenStream> sources) {
    long names = sources.stream().map(TokenStream::source).distinct().count();
    if (sources.size() < 2 || names < sources.size()) {
      throw new IllegalArgumentException(
          "fusion needs two or more sources with different names, but got "
              + sources.stream().map(TokenStream::source).toList());
    }
    List<Node> tokens = sources.stream().map(TokenStream::tokens).toList();
    List<Scope> places = sources.stream().map(source -> scope.at(source.source())).toList();
    List<Node> encoded = encoder ? encode(places, tokens) : tokens;
    return new FusedTokens(encoded, decoder ? decode(places, encoded) : encoded);
  }

  private List<Node> encode(List<Scope> places, List<Node> tokens) {
    EncoderLayer layer = new EncoderLayer(selfAttentions, attention(), feedForward());
    List<Node> encoded = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Node x = tokens.get(i);
      for (int level = 1; level <= depth; level++) {
        x = layer.apply(places.get(i).at("encoder" + level), x);
      }
      encoded.add(x);
    }
    return encoded;
  }

  private List<Node> decode(List<Scope> places, List<Node> tokens) {
    DecoderLayer layer = new DecoderLayer(attention(), feedForward());
    List<Node> decoded = tokens;
    for (int level = 1; level <= depth; level++) {
      String name = "decoder" + level;
      decoded = layer.apply(places.stream().map(place -> place.at(name)).toList(), decoded);
    }
    return decoded;
  }

  private Attention attention() {
    return new Attention(
        features, heads, headDimension, scale.of(features, headDimension), dropout);
  }

  private FeedForward feedForward() {
    return new FeedForward(features, mlp, dropout);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be 1 or more, but is " + value);
    }
  }
}
