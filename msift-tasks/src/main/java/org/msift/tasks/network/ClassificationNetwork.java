package org.msift.tasks.network;

import java.util.ArrayList;
import java.util.List;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.CrossEntropy;
import org.msift.core.operator.Flatten;
import org.msift.core.operator.GlobalAveragePooling;
import org.msift.core.operator.LayerNormalization;
import org.msift.core.operator.Linear;
import org.msift.core.operator.Patches;
import org.msift.core.operator.PositionTable;
import org.msift.core.operator.Sum;
import org.msift.core.operator.TokenConcatenation;
import org.msift.core.operator.TokenSlice;
import org.msift.core.transformer.DropoutRate;
import org.msift.core.transformer.FusedTokens;
import org.msift.core.transformer.FusionTransformer;
import org.msift.core.transformer.SharedLayer;
import org.msift.core.transformer.TokenStream;
import org.msift.core.transformer.TransformerParameters;

/**
 * MsIFT for image-wise and pixel-wise classification (Zhang et al. 2022, Figure 1): features of
 * each source, a class token made from the pooled features in front of the patches, the fusion
 * transformer, and a head on the sum of the sources' class tokens. Training compares four logits
 * with the label: one for each source's class token alone, one after the encoder, one after the
 * decoder; prediction uses the last.
 *
 * @param sources names of the sources
 * @param features what is taken from each source
 * @param positions length of the position table, at least the tokens with the class token
 * @param transformer the fusion transformer; its dropout is that of the class tokens too
 * @param classes number of classes
 * @param auxiliaryLosses whether training compares all logits; else only those that predict
 */
public record ClassificationNetwork(
    List<String> sources,
    List<SourceFeatures> features,
    int positions,
    FusionTransformer transformer,
    int classes,
    boolean auxiliaryLosses) {

  /** What training compares with the label. */
  private record Logits(List<Node> auxiliary, Node prediction) {}

  /**
   * Adds the network for training: a loss for each of the logits, the prediction's last.
   *
   * @param scope where it goes
   * @param images the image of each source [N, H, W, bands]
   * @param loss the loss of each of the logits
   */
  public void applyForTraining(Scope scope, List<Node> images, CrossEntropy loss) {
    Logits logits = logits(scope, images, transformer, auxiliaryLosses);
    List<Node> losses = new ArrayList<>();
    for (int i = 0; i < logits.auxiliary().size(); i++) {
      losses.add(scope.loss("loss" + (i + 1), loss, logits.auxiliary().get(i)));
    }
    losses.add(scope.loss("loss", loss, logits.prediction()));
    scope.output(losses.toArray(Node[]::new));
  }

  /**
   * Adds the network for prediction, without what only training needs.
   *
   * @param scope where it goes
   * @param images the image of each source [N, H, W, bands]
   * @return logits [N, classes]
   */
  public Node applyForInference(Scope scope, List<Node> images) {
    FusionTransformer plain = transformer.with(DropoutRate.NONE);
    return logits(scope, images, plain, false).prediction();
  }

  private Logits logits(
      Scope scope, List<Node> images, FusionTransformer fusion, boolean auxiliary) {
    List<Node> classTokens = new ArrayList<>();
    List<Node> sequences = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      Scope source = scope.at(sources.get(i));
      Node map = features.get(i).map(source, images.get(i)); // [N, h, w, C]
      Node tokens = features.get(i).tokens(source, images.get(i), map); // [N, T, P]
      Node patches = source.at("embedding").apply("projection", embedding(i), tokens); // [N, T, D]
      Node classToken = classToken(source.at("classToken"), i, map, fusion); // [N, 1, D]
      classTokens.add(classToken);
      sequences.add(source.apply("tokens", new TokenConcatenation(), classToken, patches));
    }
    PositionTable table = new PositionTable(positions, fusion.features());
    List<Node> placed = new SharedLayer(table).apply(scope, "positions", sequences);
    List<TokenStream> streams = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      streams.add(new TokenStream(sources.get(i), placed.get(i)));
    }
    FusedTokens fused = fusion.apply(scope.at("transformer"), streams);
    return heads(scope, classTokens, fused, auxiliary);
  }

  private Linear embedding(int source) {
    return Linear.of(features.get(source).tokenFeatures(), transformer.features());
  }

  private Node classToken(Scope scope, int source, Node map, FusionTransformer fusion) {
    Node pooled = scope.apply("pool", new GlobalAveragePooling(), map); // [N, 1, 1, C]
    Node token = scope.apply("token", new Patches(1), pooled); // [N, 1, C]
    Linear projection = Linear.of(features.get(source).channels(), fusion.features());
    Node projected = scope.apply("projection", projection, token); // [N, 1, D]
    return fusion.dropout().apply(scope, "dropout", projected);
  }

  private Logits heads(Scope scope, List<Node> classTokens, FusedTokens fused, boolean auxiliary) {
    List<Node> summed = new ArrayList<>();
    if (auxiliary && transformer.encoder() && transformer.decoder()) {
      summed.add(summedClass(scope.at("encoded"), fused.encoder()));
    }
    summed.add(summedClass(scope.at("decoded"), fused.decoder()));
    Scope head = scope.at("head");
    int width = transformer.features();
    List<Node> normalized =
        new SharedLayer(new LayerNormalization(width)).apply(head, "norm", summed);
    List<Node> logits =
        new SharedLayer(Linear.of(width, classes)).apply(head, "linear", normalized);
    List<Node> others = new ArrayList<>();
    for (int i = 0; auxiliary && i < sources.size(); i++) {
      Scope source = scope.at(sources.get(i));
      Node vector = source.apply("vector", new Flatten(), classTokens.get(i));
      others.add(source.apply("head", Linear.of(width, classes), vector));
    }
    others.addAll(logits.subList(0, logits.size() - 1));
    return new Logits(others, logits.get(logits.size() - 1));
  }

  /** The sum of the sources' first tokens [N, D]. */
  private static Node summedClass(Scope scope, List<Node> tokens) {
    Node sum = null;
    for (int i = 0; i < tokens.size(); i++) {
      Node first = scope.apply("class" + (i + 1), new TokenSlice(0, 1), tokens.get(i));
      Node vector = scope.apply("vector" + (i + 1), new Flatten(), first);
      sum = sum == null ? vector : scope.apply("sum" + i, new Sum(), sum, vector);
    }
    return sum;
  }

  /**
   * The names of all parameters in the official state dict.
   *
   * @return the map
   * @throws IllegalArgumentException if there is no official network of this kind
   */
  public ParameterMap officialNames() {
    ParameterMap.Builder map = ParameterMap.builder();
    for (int i = 0; i < sources.size(); i++) {
      features.get(i).addParameters(map, TransformerParameters.letter(i), sources.get(i));
    }
    TransformerParameters names = new TransformerParameters(map);
    int width = transformer.features();
    names.positions("neck.pos_embedding", "positions", positions, width);
    for (int i = 0; i < sources.size(); i++) {
      char letter = TransformerParameters.letter(i);
      String source = sources.get(i);
      map.dead("neck.cls_token_" + letter, 1, 1, width);
      int patch = features.get(i).tokenFeatures();
      names.linear(
          "neck.patch_to_embedding_" + letter,
          source + ".embedding.projection",
          patch,
          width,
          true);
      int channels = features.get(i).channels();
      names.linear(
          "neck.cls_head_" + letter + ".0",
          source + ".classToken.projection",
          channels,
          width,
          true);
      names.linear("neck.tl_head_" + letter, source + ".head", width, classes, true);
    }
    names.fusion(transformer, "neck.", "transformer", sources);
    names.normalization("neck.mlp_head.0", "head.norm", width);
    names.linear("neck.mlp_head.1", "head.linear", width, classes, true);
    return map.build();
  }
}
