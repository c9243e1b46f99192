package org.msift.core.operator;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import java.util.List;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;

/** Element-wise operations of {@link OneDnn}. */
final class OneDnnElements {

  private OneDnnElements() {}

  /** result = x · Φ(x), element by element. */
  static void gelu(HostArray values, HostArray result) {
    OneDnnCall.run(
        "gelu",
        List.of(),
        device -> {
          eltwise_forward.desc form =
              new eltwise_forward.desc(
                  dnnl.dnnl_forward_inference,
                  dnnl.dnnl_eltwise_gelu_erf,
                  OneDnn.describe(values),
                  0,
                  0);
          return OneDnnCall.Plan.of(
              new eltwise_forward(new eltwise_forward.primitive_desc(form, device)),
              DNNL_ARG_SRC,
              DNNL_ARG_DST);
        },
        values,
        result);
  }

  /** sum = a + b, element by element, through a rectifier; slope 1 for none. */
  static void add(HostArray a, HostArray b, double slope, HostArray sum) {
    combine(dnnl.dnnl_binary_add, a, b, slope, sum);
  }

  /** product = a · b, element by element. */
  static void multiply(HostArray a, HostArray b, HostArray product) {
    combine(dnnl.dnnl_binary_mul, a, b, 1, product);
  }

  private static void combine(
      int algorithm, HostArray a, HostArray b, double slope, HostArray result) {
    OneDnnCall.run(
        "binary " + algorithm,
        List.of(slope),
        device -> {
          binary.desc form =
              new binary.desc(
                  algorithm, OneDnn.describe(a), OneDnn.describe(b), OneDnn.describe(result));
          return OneDnnCall.Plan.of(
              new binary(new binary.primitive_desc(form, OneDnn.rectified(slope), device)),
              DNNL_ARG_SRC_0,
              DNNL_ARG_SRC_1,
              DNNL_ARG_DST);
        },
        a,
        b,
        result);
  }

  /** The exponential function, element by element, in place. */
  static void exp(HostArray values) {
    OneDnnCall.run(
        "exp",
        List.of(),
        device -> {
          eltwise_forward.desc form =
              new eltwise_forward.desc(
                  dnnl.dnnl_forward_inference,
                  dnnl.dnnl_eltwise_exp,
                  OneDnn.describe(values),
                  0,
                  0);
          return OneDnnCall.Plan.of(
              new eltwise_forward(new eltwise_forward.primitive_desc(form, device)),
              DNNL_ARG_SRC,
              DNNL_ARG_DST);
        },
        values,
        values);
  }

  /** values = max(values, slope · values), in place. */
  static void rectify(HostArray values, double slope) {
    OneDnnCall.run(
        "rectifier",
        List.of(slope),
        device -> {
          eltwise_forward.desc form =
              new eltwise_forward.desc(
                  dnnl.dnnl_forward_inference,
                  dnnl.dnnl_eltwise_relu,
                  OneDnn.describe(values),
                  (float) slope,
                  0);
          return OneDnnCall.Plan.of(
              new eltwise_forward(new eltwise_forward.primitive_desc(form, device)),
              DNNL_ARG_SRC,
              DNNL_ARG_DST);
        },
        values,
        values);
  }

  /** result = gradient where the rectifier's output is positive, slope · gradient elsewhere. */
  static void rectifierGradient(
      HostArray output, HostArray gradient, double slope, HostArray result) {
    OneDnnCall.run(
        "rectifier gradient",
        List.of(slope),
        device -> {
          int algorithm = dnnl.dnnl_eltwise_relu_use_dst_for_bwd;
          memory.desc shape = OneDnn.describe(output);
          eltwise_forward.primitive_desc forward =
              new eltwise_forward.primitive_desc(
                  new eltwise_forward.desc(
                      dnnl.dnnl_forward_training, algorithm, shape, (float) slope, 0),
                  device);
          eltwise_backward.desc form =
              new eltwise_backward.desc(algorithm, shape, shape, (float) slope, 0);
          return OneDnnCall.Plan.of(
              new eltwise_backward(new eltwise_backward.primitive_desc(form, device, forward)),
              DNNL_ARG_DST,
              DNNL_ARG_DIFF_DST,
              DNNL_ARG_DIFF_SRC);
        },
        output,
        gradient,
        result);
  }
}
