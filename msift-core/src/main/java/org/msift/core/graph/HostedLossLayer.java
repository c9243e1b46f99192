package org.msift.core.graph;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.msift.core.operator.Loss;
import org.msift.core.operator.Memory;
import org.msift.core.operator.Pass;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/** A running output layer: passes its input on as prediction, and compares it with the labels. */
final class HostedLossLayer extends BaseLayer<LossLayer> implements IOutputLayer {

  private static final long serialVersionUID = 1L;

  private INDArray labels;

  HostedLossLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    return workspaces.dup(ArrayType.ACTIVATIONS, input, 'c');
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray ignored, LayerWorkspaceMgr workspaces) {
    INDArray target = target();
    Pass pass = Pass.forward(true, dataType, WorkspaceMemory.backward(workspaces), Map.of());
    return new Pair<>(new DefaultGradient(), loss().gradient(pass, input, target));
  }

  @Override
  public double computeScore(
      double regularization, boolean training, LayerWorkspaceMgr workspaces) {
    INDArray target = target();
    // DL4J computes scores between scopes, where no workspace of this layer is open.
    Pass pass = Pass.forward(training, dataType, Memory.detached(), Map.of());
    score = loss().value(pass, input, target) + regularization;
    return score;
  }

  /**
   * The loss and its gradient for the prediction.
   *
   * @param pass gives memory
   * @param prediction the network's output. Not modified
   * @param target the labels. Not modified
   * @return the gradient; the loss itself is left in {@link #score()}
   */
  INDArray compare(Pass pass, INDArray prediction, INDArray target) {
    loss().check(prediction.shape(), target.shape());
    INDArray wanted = target.castTo(dataType);
    score = loss().value(pass, prediction, wanted);
    return loss().gradient(pass, prediction, wanted);
  }

  private Loss loss() {
    return layerConf().getLoss();
  }

  private INDArray target() {
    assertInputSet(true);
    if (labels == null) {
      throw new IllegalStateException("the labels of " + layerId() + " are not set");
    }
    loss().check(input.shape(), labels.shape());
    return labels.castTo(dataType);
  }

  @Override
  public INDArray computeScoreForExamples(double regularization, LayerWorkspaceMgr workspaces) {
    throw unsupported("scores of single examples");
  }

  @Override
  public boolean needsLabels() {
    return true;
  }

  @Override
  public void setLabels(INDArray labels) {
    this.labels = labels;
  }

  @Override
  public INDArray getLabels() {
    return labels;
  }

  @Override
  public Pair<Gradient, Double> gradientAndScore() {
    return new Pair<>(gradient(), score());
  }

  @Override
  public double calcRegularizationScore(boolean backpropOnly) {
    return 0;
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void clear() {
    super.clear();
    labels = null;
  }

  // What DL4J's Classifier asks for makes no sense for a dense prediction.

  private UnsupportedOperationException unsupported(String what) {
    return new UnsupportedOperationException("a dense loss has no " + what + " " + layerId());
  }

  @Override
  public double f1Score(DataSet data) {
    throw unsupported("F1 score");
  }

  @Override
  public double f1Score(INDArray examples, INDArray expected) {
    throw unsupported("F1 score");
  }

  @Override
  @SuppressWarnings("deprecation")
  public int numLabels() {
    throw unsupported("number of labels");
  }

  @Override
  public int[] predict(INDArray examples) {
    throw unsupported("predicted classes");
  }

  @Override
  public List<String> predict(DataSet data) {
    throw unsupported("predicted classes");
  }

  @Override
  public void fit(DataSetIterator iterator) {
    throw unsupported("training of its own");
  }

  @Override
  public void fit(INDArray examples, INDArray expected) {
    throw unsupported("training of its own");
  }

  @Override
  public void fit(DataSet data) {
    throw unsupported("training of its own");
  }

  @Override
  public void fit(INDArray examples, int[] expected) {
    throw unsupported("training of its own");
  }
}
