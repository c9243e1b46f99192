package org.msift.core.operator;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A native operation whose context is used again by the next call of the same form. The executioner
 * makes a new one for each call, natively, and leaves it to a thread beside the computing ones to
 * free: half of what a small call costs.
 */
final class PreparedCall {

  /** What calls have in common that differ in their arrays only. */
  private record Form(
      String operation, List<Long> integers, List<Double> floats, int inputs, int outputs) {

    static Form of(CustomOp call) {
      return new Form(
          call.opName(),
          Arrays.stream(call.iArgs()).boxed().toList(),
          Arrays.stream(call.tArgs()).boxed().toList(),
          call.numInputArguments(),
          call.numOutputArguments());
    }
  }

  /** A context belongs to one thread at a time. There are as many forms as kinds of layers. */
  private static final ThreadLocal<Map<Form, PreparedCall>> KNOWN =
      ThreadLocal.withInitial(HashMap::new);

  private final CustomOp operation;
  private final OpContext context;

  private PreparedCall(CustomOp call) {
    operation = DynamicCustomOp.builder(call.opName()).build();
    context = Nd4j.getExecutioner().buildContext();
    context.setIArguments(call.iArgs());
    context.setTArguments(call.tArgs());
  }

  /** Runs a call that has its arrays, those for the results too. */
  static void run(CustomOp call) {
    KNOWN.get().computeIfAbsent(Form.of(call), form -> new PreparedCall(call)).compute(call);
  }

  private void compute(CustomOp call) {
    try {
      context.setInputArrays(call.inputArguments());
      context.setOutputArrays(call.outputArguments());
      Nd4j.getExecutioner().exec(operation, context);
    } finally {
      // Lets go of the arrays, in Java and natively.
      context.purge();
    }
  }
}
