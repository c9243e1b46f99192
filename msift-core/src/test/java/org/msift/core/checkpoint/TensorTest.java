package org.msift.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TensorTest {

  @Example
  void keepsFloatsDoublesAndLongsExactly() {
    float[] floats = {1.5f, Float.NaN, -0f, Float.MIN_VALUE};
    double[] doubles = {1 / 3.0, Double.NEGATIVE_INFINITY};
    long[] longs = {Long.MIN_VALUE, Long.MAX_VALUE};
    assertThat(Tensor.ofFloats(floats, 2, 2).toFloats()).containsExactly(floats);
    assertThat(Tensor.ofDoubles(doubles, 2).toDoubles()).containsExactly(doubles);
    assertThat(Tensor.ofLongs(longs, 1, 2).toLongs()).containsExactly(longs);
  }

  @Example
  void aScalarHasNoAxesAndOneElement() {
    Tensor scalar = Tensor.ofFloats(new float[] {3f});
    assertThat(scalar.shape()).isEmpty();
    assertThat(scalar.elements()).isOne();
  }

  @Example
  void convertsHalfPrecisionLikeTheStandardSays() {
    byte[] data = {0x00, 0x3E, 0x00, (byte) 0x80, (byte) 0xFF, 0x7B, 0x01, 0x00, 0x00, 0x7C};
    assertThat(Tensor.ofBytes(ElementType.FLOAT16, data, 5).toFloats())
        .containsExactly(1.5f, -0f, 65504f, 0x1p-24f, Float.POSITIVE_INFINITY);
    assertThat(Float16.toFloat((short) 0x7E00)).isNaN();
    assertThat(Float16.toFloat((short) 0x0400)).isEqualTo(0x1p-14f);
  }

  @Example
  void equalityIsOfBitsTypeAndShape() {
    Tensor zero = Tensor.ofFloats(new float[] {0f}, 1);
    assertThat(zero).isNotEqualTo(Tensor.ofFloats(new float[] {-0f}, 1));
    assertThat(zero).isNotEqualTo(Tensor.ofFloats(new float[] {0f}, 1, 1));
    assertThat(zero).isNotEqualTo(Tensor.ofBytes(ElementType.INT32, new byte[4], 1));
    Tensor notANumber = Tensor.ofFloats(new float[] {Float.NaN}, 1);
    assertThat(notANumber).isEqualTo(Tensor.ofFloats(new float[] {Float.NaN}, 1));
  }

  @Example
  void isNotChangedThroughWhatItWasMadeFromOrGivesAway() {
    float[] values = {1, 2};
    long[] shape = {2};
    Tensor tensor = Tensor.ofFloats(values, shape);
    values[0] = 9;
    shape[0] = 1;
    tensor.shape()[0] = 7;
    tensor.toFloats()[1] = 9;
    assertThat(tensor).isEqualTo(Tensor.ofFloats(new float[] {1, 2}, 2));
    assertThat(tensor.bytes().isReadOnly()).isTrue();
  }

  @Example
  void refusesShapesThatDoNotFitOrOverflow() {
    float[] two = new float[2];
    assertThatThrownBy(() -> Tensor.ofFloats(two, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[3] has 3 elements, got 2");
    assertThatThrownBy(() -> Tensor.ofFloats(two, -1, -2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Tensor.ofFloats(two, 1L << 32, 1L << 32, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Tensor.ofFloats(two, 2).toLongs())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("FLOAT32");
    assertThatThrownBy(() -> Tensor.ofFloats(two, 1, 2).permute(0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Example
  void permutesLikeATransposition() {
    Tensor tensor = Tensor.ofFloats(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
    assertThat(tensor.permute(1, 0))
        .isEqualTo(Tensor.ofFloats(new float[] {1, 4, 2, 5, 3, 6}, 3, 2));
  }

  @Property
  void reversingTheAxesTwiceGivesTheTensorBack(@ForAll("tensors") Tensor tensor) {
    int rank = tensor.shape().length;
    int[] reversed = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      reversed[axis] = rank - 1 - axis;
    }
    assertThat(tensor.permute(reversed).permute(reversed)).isEqualTo(tensor);
  }

  @Provide
  Arbitrary<Tensor> tensors() {
    return StateDicts.tensor();
  }
}
