package org.msift.core.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.profiler.OpProfiler;

/**
 * Runs an operator in workspaces, as a graph does. ND4J refuses arrays whose workspace has been
 * closed, and NaN in place of scratch arrays shows results that lie in them.
 */
final class MemoryCheck implements AutoCloseable {

  /** Small arrays, such as a value for each channel, may come from elsewhere; images may not. */
  private static final long STRAY_BYTES = 8_192;

  private static final double SAME = 1e-12;
  private static final WorkspaceConfiguration SIZE =
      WorkspaceConfiguration.builder().initialSize(1 << 20).build();

  private final OperatorCase input;
  private final Map<String, INDArray> gradients;
  private final MemoryWorkspace results;
  private final MemoryWorkspace kept;
  private final List<WorkspaceMemoryRecorder> calls = new ArrayList<>();
  private long strayBytes;

  private MemoryCheck(OperatorCase input) {
    this.input = input;
    this.gradients = input.emptyGradients();
    this.results = space("results");
    this.kept = space("kept");
  }

  static void run(OperatorCase original, OperatorOutcome expected, boolean trainingOnly) {
    assertThat(OpProfiler.getInstance().getConfig().isCheckWorkspaces())
        .as("ND4J checks workspaces")
        .isTrue();
    OperatorCase copy = original.copy();
    try (MemoryCheck check = new MemoryCheck(copy)) {
      INDArray output = check.forward(false);
      if (!trainingOnly) {
        Differences.requireClose(
            check.name("inference in workspaces"), output, expected.output(), SAME);
      }
    }
    try (MemoryCheck check = new MemoryCheck(copy)) {
      check.train().requireClose(expected, 0, "in workspaces");
    }
    requireUnmodified(copy, original);
  }

  /** Beside the memory it is given, an operator allocates nothing that grows with the images. */
  static void checkStrayMemory(OperatorCase input) {
    try (MemoryCheck check = new MemoryCheck(input)) {
      check.train();
      assertThat(check.strayBytes)
          .as(check.name("bytes allocated beside the given memory"))
          .isLessThan(STRAY_BYTES);
    }
  }

  private INDArray forward(boolean training) {
    Operator operator = input.operator();
    return call(
        memory ->
            new INDArray[] {
              operator.forward(input.forwardPass(training, memory), input.inputArray())
            })[0];
  }

  private OperatorOutcome train() {
    Operator operator = input.operator();
    Pass[] pass = new Pass[1];
    INDArray output =
        call(
            memory -> {
              pass[0] = input.forwardPass(true, memory);
              return new INDArray[] {operator.forward(pass[0], input.inputArray())};
            })[0];
    INDArray copy = output.dup().detach();
    INDArray[] inputGradients =
        call(
            memory ->
                operator.backward(
                    pass[0].backward(memory, gradients), input.gradient(), input.inputArray()));
    Differences.requireClose(name("output after backward"), output, copy, 0);
    calls.forEach(WorkspaceMemoryRecorder::spoilKept);
    List<INDArray> detached = Arrays.stream(inputGradients).map(INDArray::detach).toList();
    return new OperatorOutcome(operator, copy, detached, gradients);
  }

  /** One call of the operator, whose scratch memory is given up after it. */
  private INDArray[] call(Function<Memory, INDArray[]> call) {
    MemoryWorkspace scratch = space("scratch");
    MemoryWorkspace stray = space("stray");
    try {
      long before = stray.getThisCycleAllocations();
      WorkspaceMemoryRecorder memory = new WorkspaceMemoryRecorder(results, kept, scratch);
      INDArray[] returned = call.apply(memory);
      strayBytes += stray.getThisCycleAllocations() - before;
      requireAllFresh(memory, returned);
      memory.spoilScratches();
      calls.add(memory);
      return returned;
    } finally {
      stray.close();
      scratch.close();
    }
  }

  /** Each array from Pass.result is returned, once, and no other array. */
  private void requireAllFresh(WorkspaceMemoryRecorder memory, INDArray... returned) {
    Set<INDArray> expected = Collections.newSetFromMap(new IdentityHashMap<>());
    expected.addAll(memory.results());
    for (int i = 0; i < returned.length; i++) {
      assertThat(expected.remove(returned[i]))
          .as(name("returned array " + i + " is one of Pass.result, and is returned once"))
          .isTrue();
    }
    assertThat(expected).as(name("arrays of Pass.result that are not returned")).isEmpty();
  }

  private static void requireUnmodified(OperatorCase after, OperatorCase before) {
    String name = before.operator() + ": not to be modified: ";
    for (int i = 0; i < before.inputs().size(); i++) {
      Differences.requireClose(
          name + "input " + i, after.inputs().get(i), before.inputs().get(i), 0);
    }
    before
        .parameters()
        .forEach(
            (parameter, values) ->
                Differences.requireClose(
                    name + "parameter " + parameter, after.parameters().get(parameter), values, 0));
    Differences.requireClose(name + "incoming gradient", after.gradient(), before.gradient(), 0);
  }

  private String name(String what) {
    return input.operator() + ": " + what;
  }

  private static MemoryWorkspace space(String name) {
    return Nd4j.getWorkspaceManager().getAndActivateWorkspace(SIZE, "operator check: " + name);
  }

  @Override
  public void close() {
    kept.close();
    results.close();
  }
}
