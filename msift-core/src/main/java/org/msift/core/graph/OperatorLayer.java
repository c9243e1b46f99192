package org.msift.core.graph;

import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.msift.core.operator.Operator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.shade.jackson.annotation.JsonTypeInfo;

/** Configuration of a DL4J layer that hosts an operator with one input and with parameters. */
public final class OperatorLayer extends HostingLayer {

  /** The updater of frozen layers. NoOp would subtract the raw gradient. */
  static final Sgd FROZEN = new Sgd(0);

  private static final long serialVersionUID = 1L;

  /** The operator. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS, property = "@class")
  private Operator operator;

  /** The coefficient of weight decay. */
  private double weightDecay;

  /** Whether biases and normalisation decay too. */
  private boolean decayEverything;

  /** Whether decay is added to the gradient. */
  private boolean decayCoupled;

  /** For DL4J, which fills the fields from JSON. */
  public OperatorLayer() {}

  /**
   * A layer for an operator.
   *
   * @param operator the operator
   * @param decay what weight decay applies to
   */
  public OperatorLayer(Operator operator, WeightDecayPolicy decay) {
    this.operator = operator;
    this.weightDecay = decay.coefficient();
    this.decayEverything = decay.everything();
    this.decayCoupled = decay.coupled();
    // What is not set here is taken from the network's configuration.
    setBiasInit(Double.NaN);
    setGainInit(Double.NaN);
    setGradientNormalization(null);
    setGradientNormalizationThreshold(Double.NaN);
  }

  /**
   * The operator.
   *
   * @return the operator
   */
  public Operator getOperator() {
    return operator;
  }

  /**
   * Sets the operator.
   *
   * @param operator the operator
   */
  public void setOperator(Operator operator) {
    this.operator = operator;
  }

  /**
   * The coefficient of weight decay.
   *
   * @return the coefficient
   */
  public double getWeightDecay() {
    return weightDecay;
  }

  /**
   * Sets the coefficient of weight decay.
   *
   * @param weightDecay the coefficient
   */
  public void setWeightDecay(double weightDecay) {
    this.weightDecay = weightDecay;
  }

  /**
   * Whether biases and normalisation decay too.
   *
   * @return true if they do
   */
  public boolean isDecayEverything() {
    return decayEverything;
  }

  /**
   * Sets whether biases and normalisation decay too.
   *
   * @param decayEverything true if they do
   */
  public void setDecayEverything(boolean decayEverything) {
    this.decayEverything = decayEverything;
  }

  /**
   * Whether decay is added to the gradient, before the optimiser.
   *
   * @return true if it is
   */
  public boolean isDecayCoupled() {
    return decayCoupled;
  }

  /**
   * Sets whether decay is added to the gradient.
   *
   * @param decayCoupled true if it is
   */
  public void setDecayCoupled(boolean decayCoupled) {
    this.decayCoupled = decayCoupled;
  }

  @Override
  Layer host(NeuralNetConfiguration configuration, DataType type) {
    return new HostedLayer(configuration, type);
  }

  @Override
  public ParamInitializer initializer() {
    return OperatorParameters.INSTANCE;
  }

  @Override
  public IUpdater getUpdaterByParam(String name) {
    // NoOp subtracts the change of a statistic as it is; a frozen layer keeps its statistics too.
    return OperatorParameters.isStatistic(this, name) && !FROZEN.equals(getIUpdater())
        ? new NoOp()
        : super.getUpdaterByParam(name);
  }

  @Override
  public List<Regularization> getRegularizationByParam(String name) {
    if (OperatorParameters.isStatistic(this, name)) {
      return List.of();
    }
    boolean weight = initializer().isWeightParam(this, name);
    WeightDecayPolicy decay = new WeightDecayPolicy(weightDecay, decayEverything, decayCoupled);
    List<Regularization> own = weight ? decay.forWeights() : decay.forOthers();
    return own.isEmpty() ? super.getRegularizationByParam(name) : own;
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    return InputTypes.output(operator, input);
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType input) {
    long parameters = initializer().numParams(this);
    return InputTypes.report(
        getLayerName(),
        OperatorLayer.class,
        input,
        getOutputType(-1, input),
        parameters,
        getIUpdater() == null ? 0 : getIUpdater().stateSize(parameters));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OperatorLayer that
        && super.equals(other)
        && Objects.equals(operator, that.operator)
        && weightDecay == that.weightDecay
        && decayEverything == that.decayEverything
        && decayCoupled == that.decayCoupled;
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof OperatorLayer;
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + Objects.hashCode(operator);
  }

  @Override
  public String toString() {
    return "OperatorLayer(" + operator + ")";
  }

  @Override
  public OperatorLayer clone() {
    return (OperatorLayer) super.clone();
  }
}
