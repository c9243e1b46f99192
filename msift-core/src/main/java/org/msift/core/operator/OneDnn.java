package org.msift.core.operator;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.List;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.layer_normalization_backward;
import org.bytedeco.dnnl.layer_normalization_forward;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.softmax_backward;
import org.bytedeco.dnnl.softmax_forward;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Operations of oneDNN called directly: newer than the one inside the backend, without the
 * backend's dispatch, on arrays with gaps too. docs/design/operators.md has the measurements.
 *
 * <p>Only where {@link #reach} is true, in single precision, in main memory, with oneDNN's library
 * on the class path; operators have another form for all other cases.
 */
final class OneDnn {

  private static final Logger LOG = LoggerFactory.getLogger(OneDnn.class);
  private static final boolean LOADED = load();
  private static final int NORMALIZATION = dnnl.dnnl_use_scale | dnnl.dnnl_use_shift;

  private OneDnn() {}

  private static boolean load() {
    try {
      Loader.load(dnnl.class);
      return true;
    } catch (LinkageError e) {
      LOG.info("operators compute by the backend, without oneDNN's library: {}", e.getMessage());
      return false;
    }
  }

  /** Whether arrays like this one can be computed on. */
  static boolean reach(INDArray array) {
    return HostFloats.reach(array) && LOADED;
  }

  /** product = scale · a · b, or product += scale · a · b; equal leading axes. */
  static void product(
      double scale, HostArray a, HostArray b, HostArray product, boolean accumulate) {
    OneDnnCall.run(
        "matmul",
        List.of(scale, accumulate ? 1.0 : 0.0),
        device -> {
          matmul.desc form = new matmul.desc(describe(a), describe(b), describe(product));
          return product(
              form, scale, accumulate, device, DNNL_ARG_SRC, DNNL_ARG_WEIGHTS, DNNL_ARG_DST);
        },
        a,
        b,
        product);
  }

  /** product = a · b + bias, with the bias [1, columns] added to each row. */
  static void product(HostArray a, HostArray b, HostArray bias, HostArray product) {
    OneDnnCall.run(
        "matmul",
        List.of(),
        device -> {
          matmul.desc form =
              new matmul.desc(describe(a), describe(b), describe(bias), describe(product));
          return product(
              form, 1, false, device, DNNL_ARG_SRC, DNNL_ARG_WEIGHTS, DNNL_ARG_BIAS, DNNL_ARG_DST);
        },
        a,
        b,
        bias,
        product);
  }

  private static OneDnnCall.Plan product(
      matmul.desc form, double scale, boolean accumulate, engine device, Integer... roles) {
    primitive_attr attributes = new primitive_attr();
    if (scale != 1) {
      attributes.set_output_scales(0, new float[] {(float) scale});
    }
    if (accumulate) {
      post_ops sum = new post_ops();
      sum.append_sum();
      attributes.set_post_ops(sum);
    }
    return OneDnnCall.Plan.of(
        new matmul(new matmul.primitive_desc(form, attributes, device)), roles);
  }

  /** Softmax over the last axis, in place. */
  static void softmax(HostArray values) {
    OneDnnCall.run(
        "softmax",
        List.of(),
        device -> {
          int axis = values.layout().shape().size() - 1;
          softmax_forward.desc form =
              new softmax_forward.desc(dnnl.dnnl_forward_inference, describe(values), axis);
          return OneDnnCall.Plan.of(
              new softmax_forward(new softmax_forward.primitive_desc(form, device)),
              DNNL_ARG_SRC,
              DNNL_ARG_DST);
        },
        values,
        values);
  }

  /** The gradient of the softmax's output becomes that of its input, in place. */
  static void softmaxGradient(HostArray probabilities, HostArray gradient) {
    OneDnnCall.run(
        "softmax gradient",
        List.of(),
        device -> {
          memory.desc shape = describe(probabilities);
          int axis = probabilities.layout().shape().size() - 1;
          softmax_forward.primitive_desc forward =
              new softmax_forward.primitive_desc(
                  new softmax_forward.desc(dnnl.dnnl_forward_training, shape, axis), device);
          softmax_backward.desc form = new softmax_backward.desc(describe(gradient), shape, axis);
          return OneDnnCall.Plan.of(
              new softmax_backward(new softmax_backward.primitive_desc(form, device, forward)),
              DNNL_ARG_DST,
              DNNL_ARG_DIFF_DST,
              DNNL_ARG_DIFF_SRC);
        },
        probabilities,
        gradient,
        gradient);
  }

  /**
   * Layer normalisation of the rows of a matrix.
   *
   * @param mean where the mean of each row goes
   * @param variance where the population variance of each row goes
   */
  static void normalize(
      HostArray rows,
      HostArray gamma,
      HostArray beta,
      double epsilon,
      HostArray mean,
      HostArray variance,
      HostArray result) {
    OneDnnCall.run(
        "layer normalisation",
        List.of(epsilon),
        device -> {
          layer_normalization_forward.desc form =
              new layer_normalization_forward.desc(
                  dnnl.dnnl_forward_training, describe(rows), (float) epsilon, NORMALIZATION);
          return OneDnnCall.Plan.of(
              new layer_normalization_forward(
                  new layer_normalization_forward.primitive_desc(form, device)),
              DNNL_ARG_SRC,
              DNNL_ARG_SCALE,
              DNNL_ARG_SHIFT,
              DNNL_ARG_MEAN,
              DNNL_ARG_VARIANCE,
              DNNL_ARG_DST);
        },
        rows,
        gamma,
        beta,
        mean,
        variance,
        result);
  }

  /**
   * Gradients of {@link #normalize}.
   *
   * @param mean mean of each row
   * @param variance population variance of each row
   * @param shift any vector like gamma, which is not looked at
   */
  static void normalizationGradients(
      HostArray rows,
      HostArray gradient,
      HostArray gamma,
      HostArray shift,
      double epsilon,
      HostArray mean,
      HostArray variance,
      HostArray result,
      HostArray gammaGradient,
      HostArray betaGradient) {
    OneDnnCall.run(
        "layer normalisation, gradients",
        List.of(epsilon),
        device -> {
          memory.desc shape = describe(rows);
          layer_normalization_forward.primitive_desc forward =
              new layer_normalization_forward.primitive_desc(
                  new layer_normalization_forward.desc(
                      dnnl.dnnl_forward_training, shape, (float) epsilon, NORMALIZATION),
                  device);
          layer_normalization_backward.desc form =
              new layer_normalization_backward.desc(
                  dnnl.dnnl_backward, shape, shape, (float) epsilon, NORMALIZATION);
          return OneDnnCall.Plan.of(
              new layer_normalization_backward(
                  new layer_normalization_backward.primitive_desc(form, device, forward)),
              DNNL_ARG_SRC,
              DNNL_ARG_DIFF_DST,
              DNNL_ARG_SCALE,
              DNNL_ARG_SHIFT,
              DNNL_ARG_MEAN,
              DNNL_ARG_VARIANCE,
              DNNL_ARG_DIFF_SRC,
              DNNL_ARG_DIFF_SCALE,
              DNNL_ARG_DIFF_SHIFT);
        },
        rows,
        gradient,
        gamma,
        shift,
        mean,
        variance,
        result,
        gammaGradient,
        betaGradient);
  }

  /** Copies between layouts. */
  static void copy(HostArray from, HostArray to) {
    OneDnnCall.run(
        "copy",
        List.of(),
        device -> {
          reorder.primitive_desc form =
              new reorder.primitive_desc(device, describe(from), device, describe(to));
          return OneDnnCall.Plan.of(new reorder(form), DNNL_ARG_SRC, DNNL_ARG_DST);
        },
        from,
        to);
  }

  /** Attributes of a primitive whose result goes through a rectifier. */
  static primitive_attr rectified(double slope) {
    primitive_attr attributes = new primitive_attr();
    if (slope != 1) {
      post_ops rectifier = new post_ops();
      rectifier.append_eltwise(1, dnnl.dnnl_eltwise_relu, (float) slope, 0);
      attributes.set_post_ops(rectifier);
    }
    return attributes;
  }

  /** An array in oneDNN's terms. */
  static memory.desc describe(HostArray array) {
    return description(array.layout());
  }

  /** A layout in oneDNN's terms. */
  static memory.desc description(HostArray.Layout layout) {
    return new memory.desc(layout.shapes(), memory.data_type.f32, layout.distances());
  }
}
