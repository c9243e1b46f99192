package org.msift.core.operator;

import java.util.Arrays;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Dropout: in training each value becomes 0 with probability {@code rate} and is divided by 1 −
 * rate otherwise, as PyTorch's Dropout; the identity outside of training. Any shape.
 *
 * <p>What is dropped depends on the seed, on the place of the operator in its network and on the
 * step of training, and on nothing else: training that was stopped and resumed drops the same. The
 * rate is rounded to 1/65536.
 *
 * @param rate probability of becoming 0, in [0, 1)
 * @param seed seed of the random numbers
 * @param wholeChannels true to drop channels of images [N, H, W, C] as a whole, as PyTorch's
 *     Dropout2d
 * @serial exclude
 */
public record Dropout(double rate, long seed, boolean wholeChannels) implements Operator {

  /**
   * Checks the rate.
   *
   * @param rate probability of becoming 0, in [0, 1)
   * @param seed seed of the random numbers
   * @param wholeChannels true to drop channels of images as a whole
   * @throws IllegalArgumentException if the rate is out of range
   */
  public Dropout {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("the rate of dropout must lie in [0, 1), but is " + rate);
    }
  }

  /**
   * Dropout of single values.
   *
   * @param rate probability of becoming 0, in [0, 1)
   * @param seed seed of the random numbers
   */
  public Dropout(double rate, long seed) {
    this(rate, seed, false);
  }

  @Override
  public long[] outputShape(long[]... inputs) {
    Shapes.requireCount(this, inputs, 1);
    return wholeChannels
        ? Shapes.requireImages(this, inputs[0]).clone()
        : Shapes.requireBatch(this, inputs[0]).clone();
  }

  @Override
  public INDArray forward(Pass pass, INDArray... inputs) {
    INDArray result = pass.result(outputShape(inputs[0].shape()));
    if (!pass.training() || rate == 0) {
      return result.assign(inputs[0]);
    }
    return drop(pass, pass.contiguous(inputs[0]), result);
  }

  @Override
  public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
    INDArray result = pass.result(inputs[0].shape());
    if (rate == 0) {
      return new INDArray[] {result.assign(gradient)};
    }
    // The random numbers are made again: that costs no more than reading them from memory.
    return new INDArray[] {drop(pass, pass.contiguous(gradient), result)};
  }

  private INDArray drop(Pass pass, INDArray values, INDArray result) {
    long drawn = pass.seed(seed);
    if (wholeChannels) {
      long[] channels = {values.size(0), 1, 1, values.size(3)};
      NativeCalls.multiply(values, mask(pass, drawn, channels), result);
    } else if (HostFloats.reach(values)) {
      HostFloats output = new HostFloats(result);
      new HostFloats(values)
          .forEachPiece(
              1,
              (from, piece, length) -> {
                RandomBits.thin(drawn, from, piece, length, 1 - rate, factor());
                output.write(from, piece, length);
              });
    } else {
      values.mul(mask(pass, drawn, values.shape()), result);
    }
    return result;
  }

  private INDArray mask(Pass pass, long drawn, long... shape) {
    INDArray mask = pass.scratch(shape);
    float[] values = new float[Math.toIntExact(mask.length())];
    Arrays.fill(values, 1);
    RandomBits.thin(drawn, 0, values, values.length, 1 - rate, 1);
    MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces();
    try {
      mask.assign(Nd4j.createFromArray(values).castTo(mask.dataType()).reshape('c', shape));
    } finally {
      outside.close();
    }
    return mask.muli(1 / (1 - rate));
  }

  private float factor() {
    return (float) (1 / (1 - rate));
  }
}
