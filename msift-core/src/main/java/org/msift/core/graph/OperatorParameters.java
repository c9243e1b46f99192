package org.msift.core.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.msift.core.operator.Parameter;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Tells DL4J where an operator's parameters lie in the flat array, and fills them at the start. */
final class OperatorParameters implements ParamInitializer {

  static final OperatorParameters INSTANCE = new OperatorParameters();

  private OperatorParameters() {}

  private static List<Parameter> parameters(Layer layer) {
    return ((OperatorLayer) layer).getOperator().parameters();
  }

  private static boolean isBias(Parameter parameter) {
    return !parameter.weight() && !parameter.statistic();
  }

  /** Whether a parameter is tracked and not learned. */
  static boolean isStatistic(OperatorLayer layer, String key) {
    return parameters(layer).stream().anyMatch(p -> p.statistic() && p.name().equals(key));
  }

  /** Number of values that are learned; they come before the statistics. */
  static long learned(OperatorLayer layer) {
    return parameters(layer).stream()
        .filter(p -> !p.statistic())
        .mapToLong(Parameter::length)
        .sum();
  }

  @Override
  public long numParams(NeuralNetConfiguration configuration) {
    return numParams(configuration.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    return parameters(layer).stream().mapToLong(Parameter::length).sum();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return parameters(layer).stream().map(Parameter::name).toList();
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return parameters(layer).stream().filter(Parameter::weight).map(Parameter::name).toList();
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return parameters(layer).stream()
        .filter(OperatorParameters::isBias)
        .map(Parameter::name)
        .toList();
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return weightKeys(layer).contains(key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return biasKeys(layer).contains(key);
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration configuration, INDArray flat, boolean initialize) {
    Layer layer = configuration.getLayer();
    Map<String, INDArray> views = views(layer, flat);
    views.keySet().forEach(configuration::addVariable);
    if (initialize) {
      // Each layer has numbers of its own, whatever the order in which layers are made.
      SplittableRandom random =
          new SplittableRandom(configuration.getSeed() * 31 + layer.getLayerName().hashCode());
      for (Parameter parameter : parameters(layer)) {
        double[] values = new double[Math.toIntExact(parameter.length())];
        parameter.initialization().fill(values, random);
        views.get(parameter.name()).assign(Nd4j.createFromArray(values).reshape(parameter.shape()));
      }
    }
    return views;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration configuration, INDArray flat) {
    return views(configuration.getLayer(), flat);
  }

  private static Map<String, INDArray> views(Layer layer, INDArray flat) {
    INDArray vector = flat.reshape(new long[] {flat.length()});
    Map<String, INDArray> views = Collections.synchronizedMap(new LinkedHashMap<>());
    long from = 0;
    for (Parameter parameter : parameters(layer)) {
      long to = from + parameter.length();
      INDArray view = vector.get(NDArrayIndex.interval(from, to));
      views.put(parameter.name(), view.reshape('c', parameter.shape()));
      from = to;
    }
    return views;
  }
}
