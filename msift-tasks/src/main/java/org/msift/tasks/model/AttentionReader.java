package org.msift.tasks.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.msift.core.graph.GraphInference;
import org.msift.core.graph.OperatorVertex;
import org.msift.core.operator.MultiHeadAttention;
import org.msift.tasks.data.SourceShape;
import org.msift.tasks.data.descriptor.Task;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Computes the weights of one query in every attention of a fusion transformer. The network itself
 * never keeps them; here they are computed again from the queries and keys of a forward pass.
 */
final class AttentionReader {

  private static final Pattern HEADS =
      Pattern.compile(
          "(?:.*\\.)?transformer\\.(.+)\\.((?:en|de)coder\\d+\\.(?:attention\\d*|cross))\\.heads");

  /** One attention: where it is, its operator, and the vertices with query and keys. */
  private record Place(
      String source, String layer, MultiHeadAttention operator, List<String> inputs) {

    String query() {
      return inputs.get(0);
    }

    String keys() {
      return inputs.get(inputs.size() - 1);
    }
  }

  private final NetworkSettings network;
  private final GraphInference inference;
  private final List<Place> places;

  AttentionReader(NetworkSettings network, ComputationGraph graph, GraphInference inference) {
    this.network = network;
    this.inference = inference;
    this.places = places(graph);
    if (places.isEmpty()) {
      throw new IllegalArgumentException(
          "this network has no attention: its fusion is " + network.fusion());
    }
  }

  private static List<Place> places(ComputationGraph graph) {
    List<Place> places = new ArrayList<>();
    for (int index : graph.topologicalSortOrder()) {
      String name = graph.getVertices()[index].getVertexName();
      Matcher matcher = HEADS.matcher(name);
      if (graph.getConfiguration().getVertices().get(name) instanceof OperatorVertex vertex
          && vertex.getOperator() instanceof MultiHeadAttention operator
          && matcher.matches()) {
        List<String> inputs = graph.getConfiguration().getVertexInputs().get(name);
        places.add(new Place(matcher.group(1), matcher.group(2), operator, inputs));
      }
    }
    return places;
  }

  List<AttentionMap> read(float[][] sources, int y, int x) {
    Set<String> wanted = new LinkedHashSet<>();
    places.forEach(place -> wanted.addAll(place.inputs()));
    Map<String, float[][]> tokens = new LinkedHashMap<>();
    inference
        .activations(wanted, images(sources))
        .forEach((name, value) -> tokens.put(name, tokens(value)));
    List<AttentionMap> maps = new ArrayList<>();
    for (Place place : places) {
      maps.addAll(maps(place, tokens.get(place.query()), tokens.get(place.keys()), y, x));
    }
    return maps;
  }

  private INDArray[] images(float[]... sources) {
    INDArray[] images = new INDArray[sources.length];
    for (int s = 0; s < images.length; s++) {
      SourceShape shape = network.sources().get(s);
      long[] size = {1, shape.height(), shape.width(), shape.bands()};
      images[s] = Nd4j.create(sources[s], size, 'c');
    }
    return images;
  }

  /** [1, T, D] as rows. */
  private static float[][] tokens(INDArray array) {
    return array.reshape('c', array.size(1), array.size(2)).toFloatMatrix();
  }

  private List<AttentionMap> maps(Place place, float[][] query, float[][] keys, int y, int x) {
    boolean bands = network.backbone() == BackboneKind.BAND_GROUPS;
    boolean classToken = network.task() != Task.SEGMENT;
    SourceShape image = network.sources().get(0);
    TokenGrid grid = TokenGrid.of(query.length, classToken, bands, image);
    int token = grid.token(bands, image, y, x);
    float[][] weights = weights(place.operator(), query[grid.first() + token], keys);
    List<AttentionMap> maps = new ArrayList<>();
    List<String> attended = attended(place);
    for (int other = 0; other < attended.size(); other++) {
      for (int head = 0; head < weights.length; head++) {
        int from = other * query.length;
        float[] map = new float[grid.rows() * grid.columns()];
        System.arraycopy(weights[head], from + grid.first(), map, 0, map.length);
        maps.add(
            new AttentionMap(
                place.source(),
                place.layer(),
                attended.get(other),
                head,
                token / grid.columns(),
                token % grid.columns(),
                grid.rows(),
                grid.columns(),
                map,
                classToken ? weights[head][from] : 0));
      }
    }
    return maps;
  }

  /** In cross-attention the keys are the tokens of all other sources, joined in their order. */
  private List<String> attended(Place place) {
    return place.inputs().size() == 1
        ? List.of(place.source())
        : network.sources().stream()
            .map(SourceShape::name)
            .filter(name -> !name.equals(place.source()))
            .toList();
  }

  /** The mean of all heads, then each head: softmax over all keys. */
  private static float[][] weights(MultiHeadAttention operator, float[] query, float[][] keys) {
    // With one input, keys follow the query; else they come first beside the values.
    int inner = operator.heads() * operator.headDimension();
    int start = keys[0].length == 3 * inner ? inner : 0;
    float[][] weights = new float[operator.heads() + 1][keys.length];
    for (int head = 0; head < operator.heads(); head++) {
      int from = head * operator.headDimension();
      double[] logits = new double[keys.length];
      double largest = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < keys.length; k++) {
        double product = 0;
        for (int d = from; d < from + operator.headDimension(); d++) {
          product += (double) query[d] * keys[k][start + d];
        }
        logits[k] = product * operator.scale();
        largest = Math.max(largest, logits[k]);
      }
      double sum = 0;
      for (double logit : logits) {
        sum += Math.exp(logit - largest);
      }
      for (int k = 0; k < keys.length; k++) {
        weights[head + 1][k] = (float) (Math.exp(logits[k] - largest) / sum);
        weights[0][k] += weights[head + 1][k] / operator.heads();
      }
    }
    return weights;
  }
}
