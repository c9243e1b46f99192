package org.msift.core.graph;

import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.params.EmptyParamInitializer;
import org.msift.core.operator.Loss;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.shade.jackson.annotation.JsonTypeInfo;

/**
 * Configuration of an output layer that compares its input with the labels by one of our losses.
 */
public final class LossLayer extends HostingLayer {

  private static final long serialVersionUID = 1L;

  /** The loss. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS, property = "@class")
  private Loss loss;

  /** For DL4J, which fills the fields from JSON. */
  public LossLayer() {}

  /**
   * An output layer.
   *
   * @param loss the loss
   */
  public LossLayer(Loss loss) {
    this.loss = loss;
  }

  /**
   * The loss.
   *
   * @return the loss
   */
  public Loss getLoss() {
    return loss;
  }

  /**
   * Sets the loss.
   *
   * @param loss the loss
   */
  public void setLoss(Loss loss) {
    this.loss = loss;
  }

  @Override
  Layer host(NeuralNetConfiguration configuration, DataType type) {
    return new HostedLossLayer(configuration, type);
  }

  @Override
  public ParamInitializer initializer() {
    return EmptyParamInitializer.getInstance();
  }

  @Override
  public List<Regularization> getRegularizationByParam(String name) {
    return null;
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    return input;
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType input) {
    return InputTypes.report(getLayerName(), LossLayer.class, input, input, 0, 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LossLayer that
        && super.equals(other)
        && Objects.equals(loss, that.loss);
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof LossLayer;
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + Objects.hashCode(loss);
  }

  @Override
  public String toString() {
    return "LossLayer(" + loss + ")";
  }

  @Override
  public LossLayer clone() {
    return (LossLayer) super.clone();
  }
}
