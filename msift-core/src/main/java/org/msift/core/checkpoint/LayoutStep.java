package org.msift.core.checkpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One reversible step from an official layout to ours. */
sealed interface LayoutStep {

  /** The shape after the step, from the one before. */
  long[] shape(long[] before);

  Tensor forward(Tensor before);

  Tensor backward(Tensor after, long[] before);

  private static IllegalArgumentException unfit(LayoutStep step, long[] before) {
    return new IllegalArgumentException(step + " does not fit shape " + Arrays.toString(before));
  }

  /** Reorders axes: new axis i is the old axis {@code axes[i]}. */
  record Permute(List<Integer> axes) implements LayoutStep {

    public Permute {
      axes = List.copyOf(axes);
      for (int axis = 0; axis < axes.size(); axis++) {
        if (!axes.contains(axis)) {
          throw new IllegalArgumentException(axes + " is no permutation");
        }
      }
    }

    @Override
    public long[] shape(long[] before) {
      if (before.length != axes.size()) {
        throw unfit(this, before);
      }
      return axes.stream().mapToLong(axis -> before[axis]).toArray();
    }

    @Override
    public Tensor forward(Tensor before) {
      return before.permute(axes.stream().mapToInt(Integer::intValue).toArray());
    }

    @Override
    public Tensor backward(Tensor after, long[] before) {
      int[] inverse = new int[axes.size()];
      for (int axis = 0; axis < inverse.length; axis++) {
        inverse[axes.get(axis)] = axis;
      }
      return after.permute(inverse);
    }
  }

  /**
   * Keeps the order of the elements and changes the shape; one axis may be -1, which means what is
   * left.
   */
  record Reshape(List<Long> shape) implements LayoutStep {

    public Reshape {
      shape = List.copyOf(shape);
      long inferred = shape.stream().filter(axis -> axis == -1).count();
      if (inferred > 1 || shape.stream().anyMatch(axis -> axis == 0 || axis < -1)) {
        throw new IllegalArgumentException("shape " + shape + " (axes above 0, at most one -1)");
      }
    }

    @Override
    public long[] shape(long[] before) {
      long elements = Shapes.elements(before).orElseThrow(() -> unfit(this, before));
      long known =
          Shapes.elements(shape.stream().mapToLong(axis -> Math.max(1, axis)).toArray())
              .orElseThrow(() -> unfit(this, before));
      boolean inferred = shape.contains(-1L);
      if (inferred ? elements % known != 0 : elements != known) {
        throw unfit(this, before);
      }
      return shape.stream().mapToLong(axis -> axis == -1 ? elements / known : axis).toArray();
    }

    @Override
    public Tensor forward(Tensor before) {
      return before.reshape(shape(before.shape()));
    }

    @Override
    public Tensor backward(Tensor after, long[] before) {
      return after.reshape(before);
    }
  }

  /** Drops axes of length 1. */
  record Squeeze(List<Integer> axes) implements LayoutStep {

    public Squeeze {
      axes = List.copyOf(axes);
    }

    @Override
    public long[] shape(long[] before) {
      if (axes.stream().anyMatch(axis -> axis < 0 || axis >= before.length || before[axis] != 1)) {
        throw unfit(this, before);
      }
      List<Long> kept = new ArrayList<>();
      for (int axis = 0; axis < before.length; axis++) {
        if (!axes.contains(axis)) {
          kept.add(before[axis]);
        }
      }
      return Shapes.array(kept);
    }

    @Override
    public Tensor forward(Tensor before) {
      return before.reshape(shape(before.shape()));
    }

    @Override
    public Tensor backward(Tensor after, long[] before) {
      return after.reshape(before);
    }
  }
}
