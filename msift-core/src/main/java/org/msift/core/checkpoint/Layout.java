package org.msift.core.checkpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a parameter lies in an official state dict and how it lies in ours: a chain of permutations
 * of axes and reshapes, each of which can be undone. Elements are moved, never computed, so there
 * and back is bit-identical.
 */
public final class Layout {

  /** The same in both. */
  public static final Layout AS_IS = new Layout(List.of());

  /** Convolution weights: official [out, in, kH, kW], ours [kH, kW, in, out]. */
  public static final Layout CONVOLUTION = permute(2, 3, 1, 0);

  /**
   * Weights of a 1x1 convolution that is a matrix product here: official [out, in, 1, 1], ours [in,
   * out].
   */
  public static final Layout POINTWISE = CONVOLUTION.then(squeeze(0, 1));

  /** Weights of a linear layer: official [out, in], ours [in, out]. */
  public static final Layout LINEAR = permute(1, 0);

  /** All elements along one axis. */
  public static final Layout FLATTEN = reshape(-1);

  private final List<LayoutStep> steps;

  private Layout(List<LayoutStep> steps) {
    this.steps = List.copyOf(steps);
  }

  /**
   * Reorders the axes.
   *
   * @param axes for each of our axes the official one it comes from
   * @return the layout
   * @throws IllegalArgumentException if {@code axes} is no permutation
   */
  public static Layout permute(int... axes) {
    return new Layout(List.of(new LayoutStep.Permute(Arrays.stream(axes).boxed().toList())));
  }

  /**
   * Changes the shape and keeps the order of the elements.
   *
   * @param shape our shape; one axis may be -1, which means what is left
   * @return the layout
   * @throws IllegalArgumentException if an axis is 0 or more than one is -1
   */
  public static Layout reshape(long... shape) {
    return new Layout(List.of(new LayoutStep.Reshape(Shapes.list(shape))));
  }

  /**
   * Drops axes of length 1, for instance axis 2 of the official (16, 16, 1, 5).
   *
   * @param axes the axes to drop
   * @return the layout
   */
  public static Layout squeeze(int... axes) {
    return new Layout(List.of(new LayoutStep.Squeeze(Arrays.stream(axes).boxed().toList())));
  }

  /**
   * This layout and another after it.
   *
   * @param next what happens next on the way from official to ours
   * @return the chain of both
   */
  public Layout then(Layout next) {
    List<LayoutStep> chain = new ArrayList<>(steps);
    chain.addAll(next.steps);
    return new Layout(chain);
  }

  /**
   * Our shape of a parameter.
   *
   * @param officialShape its official shape. Not modified
   * @return its shape here
   * @throws IllegalArgumentException if this layout does not fit that shape
   */
  public long[] ourShape(long... officialShape) {
    return shapes(officialShape).get(steps.size());
  }

  /**
   * From official to ours.
   *
   * @param official the official tensor
   * @return the same elements in our layout
   * @throws IllegalArgumentException if this layout does not fit its shape
   */
  public Tensor toOurs(Tensor official) {
    Tensor tensor = official;
    for (LayoutStep step : steps) {
      tensor = step.forward(tensor);
    }
    return tensor;
  }

  /**
   * From ours to official.
   *
   * @param ours our tensor, of shape {@link #ourShape}
   * @param officialShape the official shape. Not modified
   * @return the same elements in the official layout
   * @throws IllegalArgumentException if the shapes do not fit each other
   */
  public Tensor toOfficial(Tensor ours, long... officialShape) {
    List<long[]> shapes = shapes(officialShape);
    Tensor tensor = ours;
    for (int step = steps.size() - 1; step >= 0; step--) {
      tensor = steps.get(step).backward(tensor, shapes.get(step));
    }
    return tensor;
  }

  private List<long[]> shapes(long... officialShape) {
    List<long[]> shapes = new ArrayList<>();
    shapes.add(officialShape.clone());
    for (LayoutStep step : steps) {
      shapes.add(step.shape(shapes.get(shapes.size() - 1)));
    }
    return shapes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Layout layout && steps.equals(layout.steps);
  }

  @Override
  public int hashCode() {
    return steps.hashCode();
  }

  @Override
  public String toString() {
    return steps.isEmpty() ? "as is" : steps.toString();
  }
}
