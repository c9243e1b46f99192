package org.msift.core.operator;

/** The images of a batch do not know of each other, and parameters' gradients are their sum. */
final class BatchCheck {

  private static final double SAME = 1e-12;

  private BatchCheck() {}

  static void run(OperatorCase batch) {
    OperatorOutcome together = OperatorOutcome.of(batch);
    OperatorOutcome first = OperatorOutcome.of(batch.image(0));
    OperatorOutcome second = OperatorOutcome.of(batch.image(1));
    requireImage(together, first, 0);
    requireImage(together, second, 1);
    together
        .parameterGradients()
        .forEach(
            (name, gradient) ->
                Differences.requireClose(
                    batch.operator() + ": gradient of " + name + " of a batch of two",
                    gradient,
                    first.parameterGradients().get(name).add(second.parameterGradients().get(name)),
                    SAME));
  }

  private static void requireImage(OperatorOutcome together, OperatorOutcome alone, long n) {
    String name = together.operator() + ", image " + n + " of a batch: ";
    Differences.requireClose(
        name + "output", ArrayView.image(together.output(), n), alone.output(), SAME);
    for (int i = 0; i < alone.inputGradients().size(); i++) {
      Differences.requireClose(
          name + "gradient of input " + i,
          ArrayView.image(together.inputGradients().get(i), n),
          alone.inputGradients().get(i),
          SAME);
    }
  }
}
