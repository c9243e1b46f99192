package org.msift.core.operator;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.javacpp.FloatPointer;
import org.msift.core.operator.OneDnnCall.Place;
import org.msift.core.operator.OneDnnCall.Plan;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution and its gradients by oneDNN itself, where {@link OneDnn#reach}. Weights are copied
 * to the layout that oneDNN prefers, and images where that was measured to pay
 * (docs/design/operators.md).
 *
 * @param pass gives memory for these copies
 * @param size height and width of the kernel
 * @param geometry stride, padding and dilation
 */
record OneDnnConvolution(Pass pass, int size, ConvolutionGeometry geometry) {

  /** Images with other numbers of channels than multiples of this have slow kernels only. */
  private static final int VECTOR = 8;

  /** Up to so many input channels, forward passes are as fast on images as they lie. */
  private static final int NARROW = 32;

  private static final int ALGORITHM = dnnl.dnnl_convolution_direct;

  /** What is asked of oneDNN: given layouts, or any, among which it chooses. */
  private record Choice(
      memory.desc input, memory.desc weight, memory.desc bias, memory.desc output) {

    static Choice of(
        HostArray input, HostArray weight, HostArray bias, HostArray output, boolean given) {
      return new Choice(
          given ? OneDnn.describe(input) : any(input),
          any(weight),
          bias == null ? new memory.desc() : OneDnn.describe(bias),
          given ? OneDnn.describe(output) : any(output));
    }

    private static memory.desc any(HostArray array) {
      return new memory.desc(array.layout().shapes(), memory.data_type.f32, memory.format_tag.any);
    }
  }

  /** output = rectifier(input * weight + bias); the bias may be null, slope 1 is no rectifier. */
  void forward(INDArray input, INDArray weight, INDArray bias, double slope, INDArray output) {
    HostArray x = HostArray.images(input);
    HostArray y = HostArray.images(output);
    HostArray w = weight(weight, x, y);
    HostArray b = bias == null ? null : HostArray.flat(bias);
    Choice choice = Choice.of(x, w, b, y, input.size(3) <= NARROW && fitVectors(x, y));
    run(
        "convolution",
        slope,
        device -> {
          convolution_forward.primitive_desc form =
              forwardForm(choice, OneDnn.rectified(slope), device);
          return new Plan(
              new convolution_forward(form),
              places(
                  b,
                  new Place(dnnl.DNNL_ARG_SRC, form.src_desc(), false),
                  new Place(dnnl.DNNL_ARG_WEIGHTS, form.weights_desc(), false),
                  new Place(dnnl.DNNL_ARG_DST, form.dst_desc(), true),
                  new Place(dnnl.DNNL_ARG_BIAS, null, false)));
        },
        arrays(b, x, w, y));
  }

  /** The gradient of the input, from that of the output. */
  void inputGradient(INDArray gradient, INDArray weight, INDArray result) {
    HostArray g = HostArray.images(gradient);
    HostArray x = HostArray.images(result);
    HostArray w = weight(weight, x, g);
    Choice choice = Choice.of(x, w, null, g, fitVectors(x, g));
    run(
        "convolution, gradient of the input",
        1,
        device -> {
          convolution_backward_data.primitive_desc form =
              new convolution_backward_data.primitive_desc(
                  new convolution_backward_data.desc(
                      ALGORITHM,
                      choice.input(),
                      choice.weight(),
                      choice.output(),
                      strides(),
                      dilations(),
                      paddings(),
                      paddings()),
                  device,
                  forwardForm(choice, new primitive_attr(), device));
          return new Plan(
              new convolution_backward_data(form),
              new Place(dnnl.DNNL_ARG_DIFF_SRC, form.diff_src_desc(), true),
              new Place(dnnl.DNNL_ARG_WEIGHTS, form.weights_desc(), false),
              new Place(dnnl.DNNL_ARG_DIFF_DST, form.diff_dst_desc(), false));
        },
        x,
        w,
        g);
  }

  /** The gradients of weight and bias, which may be null, from that of the output. */
  void weightGradient(
      INDArray input, INDArray gradient, INDArray weightGradient, INDArray biasGradient) {
    if (size == 1 && geometry.equals(ConvolutionGeometry.same(1))) {
      HostArray rows = HostArray.rows(gradient);
      HostArray matrix = HostArray.of(weightGradient, input.size(3), gradient.size(3));
      OneDnn.product(1, HostArray.rows(input).transposed(), rows, matrix, false);
      if (biasGradient != null) {
        PixelSums.overAll(pass, gradient, biasGradient);
      }
      return;
    }
    HostArray x = HostArray.images(input);
    HostArray g = HostArray.images(gradient);
    HostArray w = weight(weightGradient, x, g);
    HostArray b = biasGradient == null ? null : HostArray.flat(biasGradient);
    Choice choice = Choice.of(x, w, b, g, false);
    run(
        "convolution, gradient of the weight",
        1,
        device -> {
          convolution_backward_weights.primitive_desc form = weightForm(choice, device);
          return new Plan(
              new convolution_backward_weights(form),
              places(
                  b,
                  new Place(dnnl.DNNL_ARG_SRC, form.src_desc(), false),
                  new Place(dnnl.DNNL_ARG_DIFF_WEIGHTS, form.diff_weights_desc(), true),
                  new Place(dnnl.DNNL_ARG_DIFF_DST, form.diff_dst_desc(), false),
                  new Place(dnnl.DNNL_ARG_DIFF_BIAS, null, true)));
        },
        arrays(b, x, w, g));
  }

  private convolution_forward.primitive_desc forwardForm(
      Choice choice, primitive_attr attributes, engine device) {
    convolution_forward.desc form =
        new convolution_forward.desc(
            dnnl.dnnl_forward_training,
            ALGORITHM,
            choice.input(),
            choice.weight(),
            choice.bias(),
            choice.output(),
            strides(),
            dilations(),
            paddings(),
            paddings());
    return new convolution_forward.primitive_desc(form, attributes, device);
  }

  private convolution_backward_weights.primitive_desc weightForm(Choice choice, engine device) {
    convolution_backward_weights.desc form =
        new convolution_backward_weights.desc(
            ALGORITHM,
            choice.input(),
            choice.weight(),
            choice.bias(),
            choice.output(),
            strides(),
            dilations(),
            paddings(),
            paddings());
    return new convolution_backward_weights.primitive_desc(
        form, device, forwardForm(choice, new primitive_attr(), device));
  }

  private void run(
      String operation, double slope, Function<engine, Plan> maker, HostArray... arrays) {
    OneDnnCall.run(
        this::room,
        operation,
        List.of(
            slope,
            (double) geometry.stride(),
            (double) geometry.padding(),
            (double) geometry.dilation()),
        maker,
        arrays);
  }

  private FloatPointer room(long values) {
    return HostArray.flat(pass.scratch(1, values)).address();
  }

  private HostArray weight(INDArray weight, HostArray input, HostArray output) {
    return HostArray.kernel(weight, size, input.size(1), output.size(1));
  }

  private static boolean fitVectors(HostArray input, HostArray output) {
    return input.size(1) % VECTOR == 0 && output.size(1) % VECTOR == 0;
  }

  /** All places, without that of the bias, the last one, where there is none. */
  private static Place[] places(HostArray bias, Place... places) {
    return bias == null ? Arrays.copyOf(places, places.length - 1) : places;
  }

  /** The arrays, and the bias after them where there is one. */
  private static HostArray[] arrays(HostArray bias, HostArray... arrays) {
    if (bias == null) {
      return arrays;
    }
    HostArray[] all = Arrays.copyOf(arrays, arrays.length + 1);
    all[arrays.length] = bias;
    return all;
  }

  private long[] strides() {
    return new long[] {geometry.stride(), geometry.stride()};
  }

  private long[] dilations() {
    return new long[] {geometry.dilation() - 1L, geometry.dilation() - 1L};
  }

  private long[] paddings() {
    return new long[] {geometry.padding(), geometry.padding()};
  }
}
