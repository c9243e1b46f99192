package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The check finds what it is there for: operators with one mistake each. */
class OperatorCheckTest {

  private interface Forward {
    INDArray apply(Pass pass, INDArray input);
  }

  private interface Backward {
    INDArray apply(Pass pass, INDArray gradient, INDArray input);
  }

  /** Doubles its input, as told. */
  private record Doubling(Forward forward, Backward backward) implements Operator {

    @Override
    public long[] outputShape(long[]... inputs) {
      return inputs[0].clone();
    }

    @Override
    public INDArray forward(Pass pass, INDArray... inputs) {
      return forward.apply(pass, inputs[0]);
    }

    @Override
    public INDArray[] backward(Pass pass, INDArray gradient, INDArray... inputs) {
      return new INDArray[] {backward.apply(pass, gradient, inputs[0])};
    }

    @Override
    public String toString() {
      return "Doubling";
    }
  }

  private static INDArray forward(Pass pass, INDArray input) {
    return input.mul(2, pass.result(input.shape()));
  }

  private static INDArray backward(Pass pass, INDArray gradient, INDArray input) {
    return gradient.mul(2, pass.result(input.shape()));
  }

  @Test
  void aRightOperatorPasses() {
    check(OperatorCheckTest::forward, OperatorCheckTest::backward);
  }

  @Test
  void aWrongGradientIsFound() {
    assertMistake(
        (pass, gradient, input) -> gradient.mul(2.00001, pass.result(input.shape())),
        "central differences");
  }

  @Test
  void oneWrongValueOfAGradientIsFound() {
    assertMistake(
        (pass, gradient, input) -> {
          INDArray result = backward(pass, gradient, input);
          return result.putScalar(1, 2, 3, 1, 0);
        },
        "central differences");
  }

  @Test
  void aViewThatIsTakenForAContiguousArrayIsFound() {
    assertMistake(
        (pass, input) -> {
          double[] flat = input.data().asDouble();
          double[] values = new double[(int) input.length()];
          System.arraycopy(flat, 0, values, 0, values.length);
          return pass.result(values, input.shape()).muli(2);
        },
        "arrays given as");
  }

  @Test
  void imagesOfABatchThatKnowEachOtherAreFound() {
    assertMistake(
        (pass, input) -> {
          INDArray result = forward(pass, input);
          return result.addi(input.sumNumber());
        },
        (pass, gradient, input) -> {
          INDArray result = backward(pass, gradient, input);
          return result.addi(gradient.sumNumber());
        },
        "of a batch");
  }

  @Test
  void aResultInScratchMemoryIsFound() {
    assertMistake(
        (pass, input) -> input.mul(2, pass.scratch(input.shape())), "is one of Pass.result");
  }

  @Test
  void aResultOutsideTheGivenMemoryIsFound() {
    assertMistake((pass, input) -> input.mul(2), "is one of Pass.result");
  }

  @Test
  void aGradientThatIsTheIncomingOneIsFound() {
    assertMistake(
        (pass, input) -> input.dup().assign(input).mul(1, pass.result(input.shape())),
        (pass, gradient, input) -> gradient,
        "is one of Pass.result");
  }

  @Test
  void anArrayThatIsReadBeforeItIsWrittenIsFound() {
    assertMistake(
        (pass, input) -> {
          INDArray scratch = pass.scratch(input.shape());
          return scratch.muli(0).addi(input).mul(2, pass.result(input.shape()));
        },
        "in workspaces: value 0 of 120 is NaN");
  }

  @Test
  void scratchMemoryThatBackwardReliesOnIsFound() {
    assertMistake(
        OperatorCheckTest::keepingTwoInScratch,
        (pass, gradient, input) -> gradient.mul(pass.kept("two"), pass.result(input.shape())),
        "outdated workspace pointer");
  }

  private static INDArray keepingTwoInScratch(Pass pass, INDArray input) {
    INDArray two = pass.keep("two", pass.scratch(input.shape()).assign(2));
    return input.mul(two, pass.result(input.shape()));
  }

  @Test
  void aModifiedInputIsFound() {
    assertMistake(
        (pass, input) -> {
          INDArray result = forward(pass, input);
          input.putScalar(0, 0, 0, 0, 7);
          return result;
        },
        "Doubling");
  }

  @Test
  void imagesAllocatedBesideTheGivenMemoryAreFound() {
    assertMistake(
        (pass, input) -> input.mul(2).mul(1, pass.result(input.shape())),
        "beside the given memory");
  }

  @Test
  void anUnusedResultIsFound() {
    assertMistake(
        (pass, input) -> {
          pass.result(1);
          return forward(pass, input);
        },
        "that are not returned");
  }

  @Test
  void anInferenceOfItsOwnIsFound() {
    assertMistake(
        (pass, input) -> input.mul(pass.training() ? 2 : 2.001, pass.result(input.shape())),
        "Doubling");
  }

  @Test
  void aShapeThatIsNotTheAnnouncedOneIsFound() {
    assertMistake(
        (pass, input) ->
            input.mul(2, pass.result(input.shape())).reshape(new long[] {input.length()}),
        "announced shape");
  }

  @Test
  void arraysThatDifferAreFoundWithNaNToo() {
    INDArray one = Nd4j.createFromArray(1.0, 2.0);
    assertThatThrownBy(() -> Differences.requireClose("x", one.mul(Double.NaN), one, 0.1))
        .isInstanceOf(AssertionError.class);
    assertThat(Differences.largest(-3, 2)).isEqualTo(3);
  }

  private static void assertMistake(Forward forward, String message) {
    assertMistake(forward, OperatorCheckTest::backward, message);
  }

  private static void assertMistake(Backward backward, String message) {
    assertMistake(OperatorCheckTest::forward, backward, message);
  }

  private static void assertMistake(Forward forward, Backward backward, String message) {
    assertThatThrownBy(() -> check(forward, backward)).hasStackTraceContaining(message);
  }

  private static void check(Forward forward, Backward backward) {
    OperatorCheck.of(new Doubling(forward, backward))
        .inputs(new long[] {2, 4, 5, 3})
        .withoutConfiguration()
        .run();
  }
}
