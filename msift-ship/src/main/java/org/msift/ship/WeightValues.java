package org.msift.ship;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.msift.core.checkpoint.CheckpointException;
import org.msift.core.checkpoint.ParameterMap;
import org.msift.core.checkpoint.Role;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.checkpoint.Tensor;

/** Looks at the numbers of a state dict whose names and shapes fit. */
final class WeightValues {

  private WeightValues() {}

  static void require(ParameterMap map, StateDict weights) {
    for (String name : weights.names()) {
      requireFinite(name, weights.get(name).toDoubles());
    }
    for (String name : map.names(Role.BUFFER)) {
      Tensor buffer = weights.get(name);
      if (buffer.shape().length == 1) {
        requireSigns(name, buffer.toDoubles());
      } else {
        requirePermutation(name, buffer.toDoubles(), (int) buffer.shape()[0]);
      }
    }
  }

  private static void requireFinite(String name, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new CheckpointException(
            "%s holds %s at %d; every weight must be finite: was the training divergent?"
                .formatted(name, values[i], i));
      }
    }
  }

  private static void requireSigns(String name, double[] values) {
    if (Arrays.stream(values).anyMatch(value -> Math.abs(value) != 1)) {
      throw new CheckpointException(name + " must hold signs, -1 or 1");
    }
  }

  private static void requirePermutation(String name, double[] matrix, int channels) {
    boolean zerosAndOnes = Arrays.stream(matrix).allMatch(value -> value == 0 || value == 1);
    boolean oneEach =
        IntStream.range(0, channels)
            .allMatch(
                i ->
                    sum(matrix, i * channels, 1, channels) == 1
                        && sum(matrix, i, channels, channels) == 1);
    if (!zerosAndOnes || !oneEach) {
      throw new CheckpointException(
          name + " must be a permutation: one 1 in each row and column, else 0");
    }
  }

  private static double sum(double[] matrix, int start, int stride, int count) {
    return IntStream.range(0, count).mapToDouble(i -> matrix[start + i * stride]).sum();
  }
}
