package org.msift.core.operator;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Joins two or more images along their channels: [N, H, W, C1], [N, H, W, C2] … to [N, H, W, C1 +
 * C2 + …].
 *
 * @serial exclude
 */
public record Concatenation() implements Operator {

  @Override
  public long[] outputShape(long[]... inputs) {
    if (inputs.length < 2) {
      throw new IllegalArgumentException(
          "concatenation takes two or more inputs, but got " + inputs.length);
    }
    long[] shape = Shapes.requireImages(this, inputs[0]).clone();
    for (int i = 1; i < inputs.length; i++) {
      long[] other = Shapes.requireImages(this, inputs[i]);
      Shapes.requireEqual(this, Arrays.copyOf(inputs[0], 3), Arrays.copyOf(other, 3));
      shape[3] += other[3];
    }
    return shape;
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    long[][] shapes = Arrays.stream(inputs).map(INDArray::shape).toArray(long[][]::new);
    INDArray output = pass.result(outputShape(shapes));
    INDArray[] parts = Arrays.stream(inputs).map(pass::contiguous).toArray(INDArray[]::new);
    if (OneDnn.reach(output)) {
      long from = 0;
      for (INDArray part : parts) {
        new ChannelSelection(pass, output.size(3), from, part.size(3)).place(part, output);
        from += part.size(3);
      }
    } else {
      NativeCalls.concatenate(parts, output);
    }
    return output;
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray[] results = new INDArray[inputs.length];
    INDArray joined = pass.contiguous(gradient);
    long from = 0;
    for (int i = 0; i < inputs.length; i++) {
      results[i] = pass.result(inputs[i].shape());
      new ChannelSelection(pass, joined.size(3), from, results[i].size(3))
          .select(joined, results[i]);
      from += inputs[i].size(3);
    }
    return results;
  }
}
