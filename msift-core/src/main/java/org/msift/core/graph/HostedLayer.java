package org.msift.core.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** A running DL4J layer that hosts an operator. */
final class HostedLayer extends BaseLayer<OperatorLayer> {

  private static final long serialVersionUID = 1L;

  private transient HostedPass pass;

  HostedLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  private HostedPass pass() {
    if (pass == null) {
      pass = new HostedPass(layerConf().getOperator(), dataType, layerConf().getLayerName());
    }
    return pass;
  }

  /**
   * Where the gradients of the parameters go, in the order of the parameters; empty before the
   * graph trains.
   */
  Map<String, INDArray> gradientViews() {
    return gradientViews == null
        ? Map.of()
        : Collections.unmodifiableMap(new LinkedHashMap<>(gradientViews));
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    return pass().forward(training, iterationCount, workspaces, params, input);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    INDArray[] inputs =
        pass().backward(iterationCount, workspaces, params, gradientViews, epsilon, input);
    Gradient gradient = new DefaultGradient(gradientsFlattened);
    gradientViews.forEach(
        (name, values) -> {
          // DL4J clips what is named here, or what getGradientsViewArray gives. The change of a
          // statistic is applied as it lies in the network's flat array.
          if (!OperatorParameters.isStatistic(layerConf(), name)) {
            gradient.setGradientFor(name, values);
          }
        });
    return new Pair<>(gradient, inputs[0]);
  }

  @Override
  public INDArray getGradientsViewArray() {
    long all = numParams();
    long learned = OperatorParameters.learned(layerConf());
    if (gradientsFlattened == null || learned == all) {
      return gradientsFlattened;
    }
    return gradientsFlattened.reshape(new long[] {all}).get(NDArrayIndex.interval(0, learned));
  }

  @Override
  public void setParams(INDArray parameters) {
    if (parameters != paramsFlattened) {
      setParams(parameters, 'c');
    }
  }

  @Override
  public void setParam(String name, INDArray values) {
    params.get(name).assign(values);
  }

  @Override
  public boolean updaterDivideByMinibatch(String name) {
    return !OperatorParameters.isStatistic(layerConf(), name);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void clear() {
    super.clear();
    pass().clear();
  }

  @Override
  public Layer clone() {
    HostedLayer copy = new HostedLayer(conf.clone(), dataType);
    Map<String, INDArray> parameters = new LinkedHashMap<>();
    params.forEach((name, values) -> parameters.put(name, values.dup()));
    copy.setParamTable(parameters);
    return copy;
  }
}
