package org.msift.core.operator;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Learned weights [k, k, in, out].
 *
 * @param xavierGain 0 to start as PyTorch's convolutions do (uniform in ±1/sqrt(fan-in), bias too);
 *     otherwise weights start Xavier-normal times this gain and the bias at 0, as in SHIP's dense
 *     blocks (gain 0.1)
 * @serial exclude
 */
public record PlainKernel(double xavierGain) implements Kernel {

  private static final String WEIGHT = "W";

  /**
   * Weights that start normally distributed with deviation sqrt(2 / fan-out), the bias at 0 (He et
   * al. 2015), as convolutions before a rectifier do in torchvision and mmcv.
   *
   * @param inputs input channels
   * @param outputs output channels
   * @return the kernel
   */
  public static PlainKernel kaiming(int inputs, int outputs) {
    return new PlainKernel(Math.sqrt((inputs + (double) outputs) / outputs));
  }

  /**
   * Weights that start normally distributed with a given deviation, the bias at 0.
   *
   * @param deviation standard deviation, greater than 0
   * @param inputs input channels
   * @param outputs output channels
   * @param size height and width of the convolution
   * @return the kernel
   */
  public static PlainKernel normal(double deviation, int inputs, int outputs, int size) {
    // The gain on Xavier's deviation, sqrt(2 / (fan-in + fan-out)).
    double fans = (double) size * size * (inputs + outputs);
    return new PlainKernel(deviation * Math.sqrt(fans / 2));
  }

  @Override
  public void check(int inputs, int outputs, int size) {
    // Every size is possible.
  }

  @Override
  public List<Parameter> parameters(int inputs, int outputs, int size) {
    long area = (long) size * size;
    Initialization initialization =
        xavierGain == 0
            ? Initialization.fanIn(area * inputs)
            : Initialization.xavierNormal(area * inputs, area * outputs, xavierGain);
    return List.of(Parameter.weight(WEIGHT, initialization, size, size, inputs, outputs));
  }

  @Override
  public Initialization bias(int fanIn) {
    return xavierGain == 0 ? Initialization.fanIn(fanIn) : Initialization.constant(0);
  }

  @Override
  public INDArray weight(Pass pass, long... shape) {
    return pass.parameter(WEIGHT);
  }

  @Override
  public INDArray weightGradient(Pass pass, long... shape) {
    return pass.gradient(WEIGHT);
  }

  @Override
  public void backward(Pass pass, INDArray weightGradient) {
    // The convolution has written into the parameter's gradient itself.
  }
}
