package org.msift.core.operator;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Where an operator's arrays come from. Arrays are row-major ('c' order) and not initialised. */
public interface Memory {

  /**
   * An array that the operator returns.
   *
   * @param type element type
   * @param shape shape
   * @return a new array
   */
  INDArray result(DataType type, long... shape);

  /**
   * An array that backward needs again.
   *
   * @param type element type
   * @param shape shape
   * @return a new array, valid until backward has run
   */
  INDArray kept(DataType type, long... shape);

  /**
   * An array that nobody sees after the call.
   *
   * @param type element type
   * @param shape shape
   * @return a new array, valid until the operator returns
   */
  INDArray scratch(DataType type, long... shape);

  /**
   * Ordinary arrays, outside of all workspaces: for tests and for use of an operator by itself.
   *
   * @return the memory
   */
  static Memory detached() {
    return new Memory() {
      @Override
      public INDArray result(DataType type, long... shape) {
        return Nd4j.createUninitializedDetached(type, shape);
      }

      @Override
      public INDArray kept(DataType type, long... shape) {
        return result(type, shape);
      }

      @Override
      public INDArray scratch(DataType type, long... shape) {
        return result(type, shape);
      }
    };
  }
}
