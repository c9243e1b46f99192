package org.msift.core.operator;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Ways in which an array can lie in memory. */
enum ArrayView {
  /** The middle of an array that is larger along every axis, and NaN around. */
  SLICE {
    @Override
    INDArray of(INDArray array) {
      long[] larger = Arrays.stream(array.shape()).map(size -> size + 3).toArray();
      return within(array, larger, 1);
    }
  },

  /** Without gaps, but not at the start of its buffer. */
  LATER_IMAGES {
    @Override
    INDArray of(INDArray array) {
      long[] larger = array.shape().clone();
      larger[0] += 2;
      INDArrayIndex[] indices = new INDArrayIndex[array.rank()];
      Arrays.fill(indices, NDArrayIndex.all());
      indices[0] = NDArrayIndex.interval(1, 1 + array.size(0));
      INDArray view = surroundings(array, larger).get(indices);
      return view.assign(array);
    }
  },

  /** Column-major. */
  FORTRAN_ORDER {
    @Override
    INDArray of(INDArray array) {
      return array.dup('f');
    }
  },

  /** As PyTorch's images lie in memory: axes permuted, the last one second. */
  PERMUTED {
    @Override
    INDArray of(INDArray array) {
      int rank = array.rank();
      int[] there =
          IntStream.range(0, rank).map(i -> i == 1 ? rank - 1 : i - (i > 1 ? 1 : 0)).toArray();
      int[] back = new int[rank];
      for (int i = 0; i < rank; i++) {
        back[there[i]] = i;
      }
      return array.permute(there).dup('c').permute(back);
    }
  };

  abstract INDArray of(INDArray array);

  /** One image of a batch, still with a batch dimension. */
  static INDArray image(INDArray array, long n) {
    INDArrayIndex[] indices = new INDArrayIndex[array.rank()];
    Arrays.fill(indices, NDArrayIndex.all());
    indices[0] = NDArrayIndex.interval(n, n + 1);
    return array.get(indices);
  }

  private static INDArray within(INDArray array, long[] larger, long from) {
    INDArrayIndex[] indices =
        Arrays.stream(array.shape())
            .mapToObj(size -> NDArrayIndex.interval(from, from + size))
            .toArray(INDArrayIndex[]::new);
    return surroundings(array, larger).get(indices).assign(array);
  }

  private static INDArray surroundings(INDArray array, long[] shape) {
    return Nd4j.valueArrayOf(shape, Double.NaN, array.dataType());
  }
}
