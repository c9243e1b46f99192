package org.msift.tasks.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.graph.Node;
import org.msift.core.graph.Scope;
import org.msift.core.operator.BatchStack;
import org.msift.core.operator.Linear;
import org.msift.core.operator.PositionTable;
import org.msift.core.operator.Unpatch;
import org.msift.core.transformer.DropoutRate;
import org.msift.core.transformer.FusedTokens;
import org.msift.core.transformer.FusionTransformer;
import org.msift.core.transformer.PatchEmbedding;
import org.msift.core.transformer.SharedLayer;
import org.msift.core.transformer.TokenStream;
import org.msift.core.transformer.TransformerParameters;

/**
 * MsIFT's fusion of feature maps, as the official segmentation network computes it: each map is cut
 * into patches that become tokens, positions from one table are added, the fusion transformer runs,
 * the sources' tokens are added up, and one linear layer turns them into patches of a map again.
 *
 * <p>In training the same linear layer gives three maps: of the embeddings (before positions), of
 * the encoder's and of the decoder's tokens. The ablations have fewer: without encoder or decoder
 * the map of that stage is left out, without auxiliary losses only the last one is there.
 *
 * @param transformer the transformer; its dropout acts in training only
 * @param patch height and width p of a patch, 1 or more
 * @param size size of the maps, which is fixed by the position table; multiples of p
 * @param auxiliary whether training gives the maps before the last stage too
 */
public record FusionModule(
    FusionTransformer transformer, int patch, MapSize size, boolean auxiliary)
    implements MapFusion {

  private static final String EMBEDDING = "embedding";
  private static final String ENCODER = "encoder";
  private static final String DECODER = "decoder";
  private static final String POSITIONS = "positions";
  private static final String TRANSFORMER = "transformer";
  private static final String REORGANIZATION = "reorganization";

  /**
   * Checks the sizes.
   *
   * @param transformer the transformer
   * @param patch height and width p of a patch, 1 or more
   * @param size size of the maps; multiples of p
   * @param auxiliary whether training gives the maps before the last stage too
   * @throws IllegalArgumentException if the maps are no whole number of patches
   */
  public FusionModule {
    if (patch < 1 || size.height() % patch != 0 || size.width() % patch != 0) {
      throw new IllegalArgumentException(
          "feature maps of "
              + size
              + " cannot be cut into patches of "
              + patch
              + "x"
              + patch
              + "; use another patch or images of another size");
    }
  }

  /** Features of a patch: p · p · C. */
  private int patchFeatures() {
    return patch * patch * size.channels();
  }

  private int tokens() {
    return size.height() / patch * (size.width() / patch);
  }

  @Override
  public List<String> trainingMaps() {
    List<String> maps = new ArrayList<>();
    maps.add(EMBEDDING);
    if (transformer.encoder()) {
      maps.add(ENCODER);
    }
    if (transformer.decoder()) {
      maps.add(DECODER);
    }
    return auxiliary ? List.copyOf(maps) : List.of(maps.get(maps.size() - 1));
  }

  @Override
  public Node applyForTraining(Scope scope, List<SourceMap> maps) {
    Map<String, List<Node>> stages = stages(scope, transformer, maps);
    List<Node> sums = new ArrayList<>();
    for (String stage : trainingMaps()) {
      sums.add(Sums.of(scope.at(stage), "sum", stages.get(stage)));
    }
    Node stack =
        sums.size() == 1
            ? sums.get(0)
            : scope.apply("stack", new BatchStack(), sums.toArray(Node[]::new)); // [k · N, T, D]
    return reorganize(scope.at(REORGANIZATION), stack);
  }

  @Override
  public Node applyForInference(Scope scope, List<SourceMap> maps) {
    Map<String, List<Node>> stages = stages(scope, transformer.with(DropoutRate.NONE), maps);
    List<String> names = trainingMaps();
    String last = names.get(names.size() - 1);
    Node sum = Sums.of(scope.at(last), "sum", stages.get(last)); // [N, T, D]
    return reorganize(scope.at(REORGANIZATION), sum);
  }

  /** For each stage the tokens [N, T, D] of each source. */
  private Map<String, List<Node>> stages(
      Scope scope, FusionTransformer applied, List<SourceMap> maps) {
    int features = transformer.features();
    PatchEmbedding embedding = new PatchEmbedding(patch, size.channels(), features);
    List<Node> embedded = new ArrayList<>();
    for (SourceMap map : Sums.requireSeveral(maps)) {
      embedded.add(embedding.apply(scope.at(EMBEDDING).at(map.source()), map.map()));
    }
    SharedLayer positions = new SharedLayer(new PositionTable(tokens(), features));
    List<Node> placed = positions.apply(scope, POSITIONS, embedded);
    List<TokenStream> streams = new ArrayList<>();
    for (int i = 0; i < maps.size(); i++) {
      streams.add(new TokenStream(maps.get(i).source(), placed.get(i)));
    }
    FusedTokens fused = applied.apply(scope.at(TRANSFORMER), streams);
    Map<String, List<Node>> stages = new LinkedHashMap<>();
    stages.put(EMBEDDING, embedded);
    stages.put(ENCODER, fused.encoder());
    stages.put(DECODER, fused.decoder());
    return stages;
  }

  private Node reorganize(Scope scope, Node tokens) {
    Linear projection = Linear.of(transformer.features(), patchFeatures());
    Node patches = scope.apply("projection", projection, tokens); // [k · N, T, p · p · C]
    return scope.apply("unpatch", new Unpatch(patch, size.height(), size.width()), patches);
  }

  @Override
  public void addParameters(
      ParameterMap.Builder map, String official, String ours, List<String> sources) {
    String path = ours.isEmpty() ? "" : ours + ".";
    int features = transformer.features();
    TransformerParameters parameters = new TransformerParameters(map);
    parameters.positions(official + "pos_embedding", path + POSITIONS, tokens(), features);
    parameters.fusion(transformer, official, path + TRANSFORMER, sources);
    for (int i = 0; i < sources.size(); i++) {
      parameters.linear(
          official + "patch_to_embedding_" + TransformerParameters.letter(i),
          path + EMBEDDING + "." + sources.get(i) + ".projection",
          patchFeatures(),
          features,
          true);
    }
    parameters.linear(
        official + "embedding_to_patch",
        path + REORGANIZATION + ".projection",
        features,
        patchFeatures(),
        true);
  }
}
