package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class BatchStackTest {

  @Test
  void bothPassTheCheckOfOperators() {
    long[] features = {2, 3};
    long[] tokens = {3, 2, 5};
    long[] images = {4, 3, 5, 2};
    OperatorCheck.of(new BatchStack()).inputs(features, features).acrossTheBatch().run();
    OperatorCheck.of(new BatchStack()).inputs(tokens, tokens, tokens).acrossTheBatch().run();
    OperatorCheck.of(new BatchStack()).inputs(images, images).acrossTheBatch().run();
    OperatorCheck.of(new BatchSlice(0, 2)).inputs(features).acrossTheBatch().run();
    OperatorCheck.of(new BatchSlice(2, 3)).inputs(tokens).acrossTheBatch().run();
    OperatorCheck.of(new BatchSlice(1, 4)).inputs(images).acrossTheBatch().run();
    OperatorCheck.of(new BatchSlice(0, 1)).inputs(images).run();
  }

  @Test
  void aSliceGivesBackWhatWasStackedThere() {
    INDArray[] parts = new INDArray[3];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = TestArrays.random(i, 2, 5, 3);
    }
    INDArray stack = TestArrays.apply(new BatchStack(), parts);
    assertThat(stack.shape()).containsExactly(6, 5, 3);
    for (int i = 0; i < parts.length; i++) {
      INDArray slice = TestArrays.apply(new BatchSlice(i, parts.length), stack);
      Differences.requireClose("part " + i, slice, parts[i], 0);
    }
  }

  @Test
  void refusesInputsThatDoNotFit() {
    DoorCheck stack = DoorCheck.of(new BatchStack());
    stack.refuses(new long[] {2, 5}, new long[] {1, 5}, "[2, 5]", "[1, 5]");
    stack.refuses(new long[] {2}, new long[] {2}, "[N, ...]", "[2]");
    stack.refusesInputs(1, "two or more inputs, but got 1", 2, 5);
    DoorCheck slice = DoorCheck.of(new BatchSlice(1, 2));
    slice.refuses(new long[] {3, 5}, "stack of 2 batches", "3");
    slice.refusesInputs(2, "takes 1 inputs, but got 2", 2, 5);
    assertThatThrownBy(() -> new BatchSlice(2, 2)).hasMessageContaining("no slice 2");
    assertThatThrownBy(() -> new BatchSlice(-1, 2)).hasMessageContaining("no slice -1");
  }
}
