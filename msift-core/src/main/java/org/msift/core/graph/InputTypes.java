package org.msift.core.graph;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.msift.core.operator.Operator;

/** Translates between DL4J's input types and shapes. */
final class InputTypes {

  private InputTypes() {}

  /** What comes out of an operator: its own shape rule, for one image. */
  static InputType output(Operator operator, InputType... inputs) {
    long[][] shapes = Arrays.stream(inputs).map(InputTypes::shape).toArray(long[][]::new);
    return type(operator.outputShape(shapes));
  }

  private static long[] shape(InputType type) {
    if (type instanceof InputType.InputTypeConvolutional images
        && images.getFormat() == CNN2DFormat.NHWC) {
      return new long[] {1, images.getHeight(), images.getWidth(), images.getChannels()};
    }
    throw new IllegalArgumentException(
        "expected images, channels last, but got the input type "
            + type
            + "; use InputType.convolutional(height, width, channels, CNN2DFormat.NHWC)");
  }

  private static InputType type(long[] shape) {
    return InputType.convolutional(shape[1], shape[2], shape[3], CNN2DFormat.NHWC);
  }

  /**
   * What DL4J's memory report says of an operator: its activations and parameters; scratch memory
   * is not counted.
   */
  static LayerMemoryReport report(
      String name,
      Class<?> type,
      InputType input,
      InputType output,
      long parameters,
      long updater) {
    return new LayerMemoryReport.Builder(name, type, input, output)
        .standardMemory(parameters, updater)
        .workingMemory(0, 0, 0, output.arrayElementsPerExample())
        .cacheMemory(0, 0)
        .build();
  }
}
