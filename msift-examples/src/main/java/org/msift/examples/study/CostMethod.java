package org.msift.examples.study;

import org.msift.core.operator.CircularConvolution;
import org.msift.core.operator.MultiHeadAttention;
import org.msift.core.operator.Pass;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Ways in which each pixel of an image can meet each pixel of another. */
enum CostMethod {
  /** SHIP's first interaction in space: a product of Fourier transforms. */
  FOURIER("Fourier-domain interaction", 1.5) {
    @Override
    INDArray forward(Pass pass, int features, INDArray first, INDArray second) {
      return new CircularConvolution().forward(pass, first, second);
    }

    @Override
    long[][] shapes(int side, int features) {
      return new long[][] {{1, side, side, features}, {1, side, side, features}};
    }
  },

  /** Cross-attention with the whole matrix of probabilities in memory. */
  WHOLE("attention, whole matrix", 2) {
    @Override
    INDArray forward(Pass pass, int features, INDArray first, INDArray second) {
      return new WholeAttention(features).forward(pass, first, second);
    }

    /** Probabilities, result, key and value. */
    @Override
    long predictedBytes(int side, int features) {
      long tokens = (long) side * side;
      return DataType.FLOAT.width() * tokens * (tokens + 3L * features);
    }
  },

  /** Cross-attention as this library computes it. */
  BLOCKED("attention, in blocks", 2) {
    @Override
    INDArray forward(Pass pass, int features, INDArray first, INDArray second) {
      return new MultiHeadAttention(1, features, 1 / Math.sqrt(features))
          .forward(pass, first, second);
    }
  };

  private final String label;
  private final double growth;

  CostMethod(String label, double growth) {
    this.label = label;
    this.growth = growth;
  }

  /** Its name in charts. */
  String label() {
    return label;
  }

  /** The exponent with which time grows with the number of pixels, about. */
  double growth() {
    return growth;
  }

  /** One forward pass. */
  abstract INDArray forward(Pass pass, int features, INDArray first, INDArray second);

  /** Bytes that a pass will ask for, if that is known beforehand; else 0. */
  long predictedBytes(int side, int features) {
    return 0;
  }

  /** Shapes of the two inputs for a square image: of attention, query, and key and value. */
  long[][] shapes(int side, int features) {
    long tokens = (long) side * side;
    return new long[][] {{1, tokens, features}, {1, tokens, 2L * features}};
  }
}
