package org.msift.core.operator;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Images for tests, and operators applied to them. */
final class TestArrays {

  /** The value of a pixel. */
  interface Pixel {
    double at(int n, int h, int w, int c);
  }

  private TestArrays() {}

  /** Normal random numbers, in double. */
  static INDArray random(long seed, long... shape) {
    Random random = new Random(seed);
    double[] values = new double[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    Arrays.setAll(values, i -> random.nextGaussian());
    return Nd4j.createFromArray(values).reshape('c', shape);
  }

  /** Images from a formula, in double. */
  static INDArray images(long[] shape, Pixel pixel) {
    INDArray images = Nd4j.create(DataType.DOUBLE, shape);
    for (int n = 0; n < shape[0]; n++) {
      for (int h = 0; h < shape[1]; h++) {
        for (int w = 0; w < shape[2]; w++) {
          for (int c = 0; c < shape[3]; c++) {
            images.putScalar(n, h, w, c, pixel.at(n, h, w, c));
          }
        }
      }
    }
    return images;
  }

  /** Parameters of an operator, normal random numbers. */
  static Map<String, INDArray> parameters(Operator operator, long seed) {
    Map<String, INDArray> parameters = new LinkedHashMap<>();
    for (Parameter parameter : operator.parameters()) {
      parameters.put(parameter.name(), random(seed + parameters.size(), parameter.shape()));
    }
    return parameters;
  }

  /** The output of an operator without parameters. */
  static INDArray apply(Operator operator, INDArray... inputs) {
    return apply(operator, Map.of(), inputs);
  }

  /** The output of an operator. */
  static INDArray apply(Operator operator, Map<String, INDArray> parameters, INDArray... inputs) {
    Pass pass = Pass.forward(true, inputs[0].dataType(), Memory.detached(), parameters);
    return operator.forward(pass, inputs);
  }
}
