package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a forward and a backward call of an operator gave. */
record OperatorOutcome(
    Operator operator,
    INDArray output,
    List<INDArray> inputGradients,
    Map<String, INDArray> parameterGradients) {

  static OperatorOutcome of(OperatorCase input) {
    Operator operator = input.operator();
    Pass pass = input.forwardPass(true, Memory.detached());
    INDArray output = operator.forward(pass, input.inputArray());
    Map<String, INDArray> gradients = input.emptyGradients();
    Pass backward = pass.backward(Memory.detached(), gradients);
    INDArray[] results = operator.backward(backward, input.gradient(), input.inputArray());
    requireShapes(input, results);
    return new OperatorOutcome(operator, output, List.of(results), gradients);
  }

  private static void requireShapes(OperatorCase input, INDArray[] results) {
    assertThat(results).as("gradients of %s", input.operator()).hasSameSizeAs(input.inputs());
    for (int i = 0; i < results.length; i++) {
      assertThat(results[i].shape())
          .as("shape of the gradient of input %s of %s", i, input.operator())
          .isEqualTo(input.inputs().get(i).shape());
    }
  }

  void requireType(DataType type) {
    assertThat(output.dataType()).isEqualTo(type);
    assertThat(inputGradients).allMatch(gradient -> gradient.dataType() == type);
  }

  /** The same numbers, up to a tolerance relative to the largest value of each array. */
  void requireClose(OperatorOutcome expected, double tolerance, String when) {
    String name = operator + ", " + when + ": ";
    Differences.requireClose(name + "output", output, expected.output, tolerance);
    for (int i = 0; i < inputGradients.size(); i++) {
      Differences.requireClose(
          name + "gradient of input " + i,
          inputGradients.get(i),
          expected.inputGradients.get(i),
          tolerance);
    }
    parameterGradients.forEach(
        (parameter, gradient) ->
            Differences.requireClose(
                name + "gradient of parameter " + parameter,
                gradient,
                expected.parameterGradients.get(parameter),
                tolerance));
  }
}
