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
 * its matrices. Frequencies come out in the order (k1, k2), which is all that a product of spectra
 * needs, and no data is ever reordered. A prime length has one stage. Inverse transforms are the
 * same products with transposed matrices.
 *
 * <p>Complex values are two arrays, a real and an imaginary plane: element-wise operations on
 * interleaved parts would run over strided views, 20 times slower. Real input has one plane, and
 * needs only k1 = 0 .. n1/2: the others are conjugates, and these count twice on the way back.
 */
final class FourierPlan {

  private static final int CACHED = 16;
  private static final int SCALED = 2;

  /** Constants, not state: the matrices of the last lengths used. */
  private static final Map<Key, FourierPlan> CACHE =
      new LinkedHashMap<>(CACHED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, FourierPlan> eldest) {
          return size() > CACHED;
        }
      };

  private record Key(int length, boolean real, DataType type) {}

  private final int first;
  private final int second;
  private final int kept;

  /** For each input plane, the first stage [2 · kept, n1], rows (k1, real or imaginary). */
  private final INDArray[] forward;

  /** For each input plane, the first stage whose transpose goes back, scaled by 1/n. */
  private final INDArray[] backward;

  /** For each output plane, the second stage [kept, n2, 2 · n2]. */
  private final INDArray[] twiddled;

  private FourierPlan(int length, boolean real, DataType type) {
    first = firstFactor(length);
    second = length / first;
    kept = real ? first / 2 + 1 : first;
    FourierMatrices matrices = new FourierMatrices(first, second, kept, type);
    forward = real ? matrices.firstStageReal(false) : matrices.firstStageComplex(false);
    backward = real ? matrices.firstStageReal(true) : matrices.firstStageComplex(true);
    twiddled = matrices.secondStage();
  }

  /** The plan of a length, from the cache where it is there. */
  static FourierPlan of(int length, boolean real, DataType type) {
    synchronized (CACHE) {
      return CACHE.computeIfAbsent(
          new Key(length, real, type), key -> new FourierPlan(length, real, type));
    }
  }

  /**
   * The divisor n1 of n with the least arithmetic. The second stage costs {@value #SCALED} times as
   * much as the first one for a given length, and runs at half the speed.
   */
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
    int second = length / first;
    return second == 1 ? first : first + 2 * SCALED * second;
  }

  /** Number of frequencies that come out. */
  long frequencies() {
    return (long) kept * second;
  }

  /**
   * Forward transform over the first axis.
   *
   * @param input one plane (real) or two, each of n · rest values, row-major. Not modified
   * @param spectrum real and imaginary plane, each of {@link #frequencies} · rest values.
   *     Overwritten
   * @param rest number of values in the other axes
   */
  void forward(Pass pass, INDArray[] input, INDArray[] spectrum, long rest) {
    INDArray stage = pass.scratch(2L * kept, second * rest);
    for (int plane = 0; plane < input.length; plane++) {
      NativeCalls.matrixProduct(
          forward[plane],
          false,
          input[plane].reshape('c', first, second * rest),
          false,
          stage,
          plane > 0);
    }
    INDArray batch = stage.reshape('c', kept, 2L * second, rest);
    for (int plane = 0; plane < 2; plane++) {
      NativeCalls.matrixProduct(
          twiddled[plane], false, batch, false, outer(spectrum[plane], rest), false);
    }
  }

  /** Undoes {@link #forward}, exactly to its scale. The spectrum is not modified. */
  void inverse(Pass pass, INDArray[] spectrum, INDArray[] output, long rest) {
    INDArray stage = pass.scratch(2L * kept, second * rest);
    INDArray batch = stage.reshape('c', kept, 2L * second, rest);
    for (int plane = 0; plane < 2; plane++) {
      NativeCalls.matrixProduct(
          twiddled[plane], true, outer(spectrum[plane], rest), false, batch, plane > 0);
    }
    for (int plane = 0; plane < output.length; plane++) {
      NativeCalls.matrixProduct(
          backward[plane],
          true,
          stage,
          false,
          output[plane].reshape('c', first, second * rest),
          false);
    }
  }

  private INDArray outer(INDArray plane, long rest) {
    return plane.reshape('c', kept, second, rest);
  }
}
