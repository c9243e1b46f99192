package org.msift.core.operator;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The discrete Fourier transform of one length along the first axis, as real matrix products.
 *
 * <p>With n = n1 · n2, index a · n2 + b and frequency k1 + n1 · k2, a first product transforms over
 * a, for each b; a second one, a batch over k1, transforms over b with the twiddle factors inside
 * its matrices. Frequencies come out in the order (k1, k2), which is all that an element-wise
 * product of spectra needs, and nothing is ever reordered. A prime length has n2 = 1. Inverse
 * transforms are the same products with transposed matrices.
 *
 * <p>Complex values are two planes, a real and an imaginary array: element-wise operations on
 * interleaved parts would run over strided views, 20 times slower.
 */
final class FourierPlan {

  private static final int CACHED = 16;
  private static final int SECOND_STAGE_COST = 2;

  /** Constants, not state: the matrices of the last lengths used. */
  private static final Map<Key, FourierPlan> CACHE =
      new LinkedHashMap<>(CACHED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, FourierPlan> eldest) {
          return size() > CACHED;
        }
      };

  private record Key(int length, boolean conjugate, DataType type) {}

  private final int first;
  private final int second;
  private final FourierMatrices matrices;

  private FourierPlan(Key key) {
    first = firstFactor(key.length());
    second = key.length() / first;
    matrices = FourierMatrices.of(first, second, key.conjugate(), key.type());
  }

  /**
   * The plan of a length, from the cache where it is there.
   *
   * @param conjugate whether the forward transform has exp(+i…) and the inverse exp(−i…)
   */
  static FourierPlan of(int length, boolean conjugate, DataType type) {
    synchronized (CACHE) {
      return CACHE.computeIfAbsent(new Key(length, conjugate, type), FourierPlan::new);
    }
  }

  /** The divisor n1 of n that takes the least time, a second stage being the slower one. */
  static int firstFactor(int length) {
    int best = length;
    for (int candidate = 1; candidate <= length; candidate++) {
      if (length % candidate == 0 && cost(candidate, length) < cost(best, length)) {
        best = candidate;
      }
    }
    return best;
  }

  private static int cost(int first, int length) {
    return first + SECOND_STAGE_COST * (length / first);
  }

  int first() {
    return first;
  }

  int second() {
    return second;
  }

  /**
   * Forward transform, to two planes.
   *
   * @param input real plane, or real and imaginary plane, each of n · rest values, row-major. Not
   *     modified
   * @param stage room for 2 · n · rest values. Overwritten
   * @param spectrum real and imaginary plane, each of n · rest values. Overwritten
   * @param rest number of values in the other axes
   */
  void forward(INDArray[] input, INDArray stage, INDArray[] spectrum, long rest) {
    for (int plane = 0; plane < input.length; plane++) {
      NativeCalls.matrixProduct(
          matrices.forward()[plane],
          false,
          input[plane].reshape('c', first, second * rest),
          false,
          stage.reshape('c', 2L * first, second * rest),
          plane > 0);
    }
    for (int plane = 0; plane < 2; plane++) {
      NativeCalls.matrixProduct(
          matrices.planes()[plane], false, batch(stage, rest), false, plane(spectrum[plane], rest));
    }
  }

  /**
   * Forward transform, to triples (real, imaginary, real + imaginary): the product of two complex
   * numbers then is one product for each part, and {@link #inverseOfTriples} makes real and
   * imaginary part of these three (Karatsuba).
   *
   * @param pair real and imaginary plane in one array [2, n, rest]. Not modified
   * @param stage room for 2 · n · rest values. Overwritten
   * @param triples [n1, 3, n2, rest]. Overwritten
   */
  void forwardToTriples(INDArray pair, INDArray stage, INDArray triples, long rest) {
    // One product for both planes writes the stage once.
    NativeCalls.matrixProduct(
        matrices.forwardPair(),
        false,
        pair.reshape('c', 2L * first, second * rest),
        false,
        stage.reshape('c', 2L * first, second * rest));
    NativeCalls.matrixProduct(
        matrices.triples(),
        false,
        batch(stage, rest),
        false,
        triples.reshape('c', first, 3L * second, rest));
  }

  /**
   * Undoes {@link #forward}, scale included.
   *
   * @param spectrum real and imaginary plane. Not modified
   * @param stage room for 2 · n · rest values. Overwritten
   * @param output real and imaginary plane, or null for one that is not wanted. Overwritten
   */
  void inverse(INDArray[] spectrum, INDArray stage, INDArray[] output, long rest) {
    for (int plane = 0; plane < 2; plane++) {
      NativeCalls.matrixProduct(
          matrices.planes()[plane],
          true,
          plane(spectrum[plane], rest),
          false,
          batch(stage, rest),
          plane > 0);
    }
    for (int plane = 0; plane < 2; plane++) {
      if (output[plane] != null) {
        NativeCalls.matrixProduct(
            matrices.backward()[plane],
            true,
            stage.reshape('c', 2L * first, second * rest),
            false,
            output[plane].reshape('c', first, second * rest));
      }
    }
  }

  /**
   * Inverse transform of a product of triples.
   *
   * @param triples [n1, 3, n2, rest]. Not modified
   * @param stage room for 2 · n · rest values. Overwritten
   * @param pair real and imaginary plane in one array [2, n, rest]. Overwritten
   */
  void inverseOfTriples(INDArray triples, INDArray stage, INDArray pair, long rest) {
    NativeCalls.matrixProduct(
        matrices.fromTriples(),
        false,
        triples.reshape('c', first, 3L * second, rest),
        false,
        batch(stage, rest));
    NativeCalls.matrixProduct(
        matrices.backwardPair(),
        true,
        stage.reshape('c', 2L * first, second * rest),
        false,
        pair.reshape('c', 2L * first, second * rest));
  }

  private INDArray batch(INDArray stage, long rest) {
    return stage.reshape('c', first, 2L * second, rest);
  }

  private INDArray plane(INDArray plane, long rest) {
    return plane.reshape('c', first, second, rest);
  }
}
