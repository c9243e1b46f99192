package org.msift.core.operator;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An operator with everything it is called with.
 *
 * @param operator the operator
 * @param type element type of all arrays
 * @param inputs inputs
 * @param parameters parameters by name
 * @param gradient gradient of a scalar for the output: the scalar is sum(output · gradient)
 */
record OperatorCase(
    Operator operator,
    DataType type,
    List<INDArray> inputs,
    Map<String, INDArray> parameters,
    INDArray gradient) {

  private static final double NOISE = 0.3;

  static OperatorCase random(Operator operator, DataType type, long seed, long[]... shapes) {
    Random random = new Random(seed);
    List<INDArray> inputs = Arrays.stream(shapes).map(shape -> normal(random, shape)).toList();
    Map<String, INDArray> parameters = new LinkedHashMap<>();
    for (Parameter parameter : operator.parameters()) {
      parameters.put(parameter.name(), disturbed(parameter, random));
    }
    INDArray gradient = normal(random, operator.outputShape(shapes));
    return new OperatorCase(operator, DataType.DOUBLE, inputs, parameters, gradient).as(type);
  }

  private static INDArray normal(Random random, long... shape) {
    double[] values = new double[Math.toIntExact(Arrays.stream(shape).reduce(1, (a, b) -> a * b))];
    Arrays.setAll(values, i -> (float) random.nextGaussian());
    return Nd4j.createFromArray(values).reshape('c', shape);
  }

  /** The start values, moved: ones and zeros would hide errors. */
  private static INDArray disturbed(Parameter parameter, Random random) {
    double[] values = new double[Math.toIntExact(parameter.length())];
    parameter.initialization().fill(values, random);
    Arrays.setAll(values, i -> (float) (values[i] + NOISE * random.nextGaussian()));
    return Nd4j.createFromArray(values).reshape('c', parameter.shape());
  }

  OperatorCase as(DataType other) {
    return map(array -> array.castTo(other).dup('c'), other);
  }

  OperatorCase copy() {
    return as(type);
  }

  /** The same numbers, inputs and gradient laid out in another way. */
  OperatorCase seenThrough(ArrayView view) {
    return new OperatorCase(
        operator, type, inputs.stream().map(view::of).toList(), parameters, view.of(gradient));
  }

  /** One image of the batch. */
  OperatorCase image(long n) {
    UnaryOperator<INDArray> image = array -> ArrayView.image(array, n).dup('c');
    return new OperatorCase(
        operator, type, inputs.stream().map(image).toList(), parameters, image.apply(gradient));
  }

  private OperatorCase map(UnaryOperator<INDArray> change, DataType other) {
    Map<String, INDArray> changed = new LinkedHashMap<>();
    parameters.forEach((name, array) -> changed.put(name, change.apply(array)));
    return new OperatorCase(
        operator, other, inputs.stream().map(change).toList(), changed, change.apply(gradient));
  }

  INDArray[] inputArray() {
    return inputs.toArray(INDArray[]::new);
  }

  Pass forwardPass(boolean training, Memory memory) {
    return Pass.forward(training, type, memory, parameters);
  }

  /** Arrays for the parameters' gradients, which the operator is to overwrite. */
  Map<String, INDArray> emptyGradients() {
    Map<String, INDArray> gradients = new LinkedHashMap<>();
    parameters.forEach(
        (name, values) -> gradients.put(name, Nd4j.valueArrayOf(values.shape(), Double.NaN, type)));
    return gradients;
  }

  /** sum(output · gradient). */
  double objective(boolean training) {
    INDArray output = operator.forward(forwardPass(training, Memory.detached()), inputArray());
    double sum = 0;
    double[] values = Differences.values(output);
    double[] weights = Differences.values(gradient);
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * weights[i];
    }
    return sum;
  }
}
