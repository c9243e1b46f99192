package org.msift.core.operator;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The central-difference convolution of SHIP's feature extraction, folded into one 3x3 kernel.
 *
 * <p>Two five-tap kernels are learned, one on the cross (up, left, centre, right, down) and one on
 * the diagonals (upper left, upper right, centre, lower left, lower right), and a scalar gate; s =
 * sigmoid(gate). The convolution is s · (cross − θ · sum at the centre) + (1 − s) · (diagonal − θ ·
 * sum at the centre) + identity. A 1x1 convolution without padding is the centre tap of a 3x3
 * convolution with padding 1, so the fold is exact (SHIP's official network computes the parts one
 * by one).
 *
 * <p>The taps lie as [5, in, out]. The gate starts at 0 (the official network leaves it
 * uninitialised).
 *
 * @param theta share of the central difference, 0.8 in SHIP
 * @serial exclude
 */
public record CentralDifferenceKernel(double theta) implements Kernel {

  private static final String CROSS = "cross";
  private static final String DIAGONAL = "diagonal";
  private static final String GATE = "gate";
  private static final int TAPS = 5;
  private static final int AREA = 9;
  private static final int CENTRE = 4;
  private static final int[] CROSS_POSITIONS = {1, 3, 4, 5, 7};
  private static final int[] DIAGONAL_POSITIONS = {0, 2, 4, 6, 8};

  @Override
  public void check(int inputs, int outputs, int size) {
    if (size != 3 || inputs != outputs) {
      throw new IllegalArgumentException(
          "a central-difference kernel is 3x3 with as many outputs as inputs, but the convolution is "
              + size
              + "x"
              + size
              + " with "
              + inputs
              + " inputs and "
              + outputs
              + " outputs");
    }
  }

  @Override
  public List<Parameter> parameters(int inputs, int outputs, int size) {
    Initialization taps = Initialization.fanIn((long) TAPS * inputs);
    return List.of(
        Parameter.weight(CROSS, taps, TAPS, inputs, outputs),
        Parameter.weight(DIAGONAL, taps, TAPS, inputs, outputs),
        Parameter.bias(GATE, Initialization.constant(0), 1));
  }

  @Override
  public INDArray weight(Pass pass, long... shape) {
    long channels = shape[2];
    INDArray weight = pass.scratch(shape);
    INDArray flat = weight.reshape('c', AREA, channels * channels);
    double share = share(pass);
    INDArray diagonal = pass.scratch(flat.shape());
    NativeCalls.matrixProduct(
        placement(pass, CROSS_POSITIONS, share), false, taps(pass.parameter(CROSS)), false, flat);
    NativeCalls.matrixProduct(
        placement(pass, DIAGONAL_POSITIONS, 1 - share),
        false,
        taps(pass.parameter(DIAGONAL)),
        false,
        diagonal);
    flat.addi(diagonal);
    for (long channel = 0; channel < channels; channel++) {
      long position = channel * channels + channel;
      flat.putScalar(CENTRE, position, flat.getDouble(CENTRE, position) + 1);
    }
    return weight;
  }

  @Override
  public INDArray weightGradient(Pass pass, long... shape) {
    return pass.scratch(shape);
  }

  @Override
  public void backward(Pass pass, INDArray weightGradient) {
    long channels = weightGradient.size(2);
    INDArray flat = weightGradient.reshape('c', AREA, channels * channels);
    double share = share(pass);
    double cross = carry(pass, CROSS, CROSS_POSITIONS, share, flat);
    double diagonal = carry(pass, DIAGONAL, DIAGONAL_POSITIONS, 1 - share, flat);
    pass.gradient(GATE).assign((cross - diagonal) * share * (1 - share));
  }

  /** Writes the gradient of one set of taps; returns the sum of (unscaled gradient times taps). */
  private double carry(Pass pass, String name, int[] positions, double scale, INDArray flat) {
    INDArray unscaled = pass.scratch(TAPS, flat.size(1));
    NativeCalls.matrixProduct(placement(pass, positions, 1), true, flat, false, unscaled);
    INDArray gradient = taps(pass.gradient(name));
    unscaled.mul(taps(pass.parameter(name)), gradient);
    double product = gradient.sumNumber().doubleValue();
    unscaled.mul(scale, gradient);
    return product;
  }

  /** [9, 5]: which tap goes to which of the nine places, with the central difference. */
  private INDArray placement(Pass pass, int[] positions, double scale) {
    INDArray placement = pass.scratch(AREA, TAPS).assign(0);
    for (int tap = 0; tap < TAPS; tap++) {
      placement.putScalar(positions[tap], tap, scale);
    }
    for (int tap = 0; tap < TAPS; tap++) {
      placement.putScalar(CENTRE, tap, placement.getDouble(CENTRE, tap) - theta * scale);
    }
    return placement;
  }

  /**
   * The gate's sigmoid; published gates are as low as -2645, which must give 0 and not overflow.
   */
  private static double share(Pass pass) {
    return 1 / (1 + Math.exp(-pass.parameter(GATE).getDouble(0)));
  }

  private static INDArray taps(INDArray array) {
    return array.reshape('c', TAPS, array.length() / TAPS);
  }
}
