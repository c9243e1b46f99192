package org.msift.core.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.msift.core.operator.Memory;
import org.msift.core.operator.Pass;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Forward and backward through a graph with memory from a pool. What an operator computed lives
 * until its own backward call, gradients until they were used; memory that comes free is used again
 * by the next operator, while it is still in the cache.
 */
final class TrainingPass implements AutoCloseable {

  private final GraphPlan plan;
  private final DataType type;
  private final boolean[] learning;
  private final MemoryPool pool = new MemoryPool();
  private long largest;

  TrainingPass(GraphPlan plan, DataType type) {
    this.plan = plan;
    this.type = type;
    this.learning = learning(plan);
  }

  /** For each vertex, whether there is a parameter at or before it. */
  private static boolean[] learning(GraphPlan plan) {
    boolean[] learning = new boolean[plan.consumers().length];
    for (GraphPlan.Step step : plan.steps()) {
      learning[step.vertex()] =
          !step.parameters().isEmpty()
              || Arrays.stream(step.inputs()).anyMatch(input -> learning[input]);
    }
    return learning;
  }

  /**
   * One pass: leaves the gradients of all parameters in their views.
   *
   * @param iteration steps that the graph has taken
   * @param inputs the network's inputs. Not modified
   * @param labels the labels of each output. Not modified
   * @param forwardDone is given the value of each vertex after the forward half; null for nobody.
   *     The arrays are valid during the call only
   * @return the sum of the losses
   */
  double run(
      long iteration, INDArray[] inputs, INDArray[] labels, Consumer<INDArray[]> forwardDone) {
    makeRoom(inputs);
    try (State state = new State()) {
      state.forward(iteration, inputs);
      if (forwardDone != null) {
        forwardDone.accept(state.values);
      }
      double loss = state.compare(labels);
      state.backward();
      return loss;
    }
  }

  /** Memory fits inputs up to a size; larger ones start afresh. */
  private void makeRoom(INDArray... inputs) {
    long length = Arrays.stream(inputs).mapToLong(INDArray::length).sum();
    if (length > largest) {
      pool.close();
      largest = length;
    }
  }

  @Override
  public void close() {
    pool.close();
    largest = 0;
  }

  /** What lives during one pass. */
  private final class State implements AutoCloseable {

    private final INDArray[] values = new INDArray[plan.consumers().length];
    private final INDArray[] gradients = new INDArray[values.length];
    private final Pass[] passes = new Pass[values.length];
    private final List<List<INDArray>> kept = new ArrayList<>();
    private boolean complete;

    State() {
      for (int i = 0; i < values.length; i++) {
        kept.add(new ArrayList<>());
      }
    }

    void forward(long iteration, INDArray... inputs) {
      for (int i = 0; i < inputs.length; i++) {
        values[plan.inputs()[i]] = inputs[i].castTo(type);
      }
      for (GraphPlan.Step step : plan.steps()) {
        int vertex = step.vertex();
        Memory memory = new KeepingMemory(pool, kept.get(vertex));
        passes[vertex] =
            Pass.forward(true, type, memory, step.parameters()).at(step.name(), iteration);
        values[vertex] = step.operator().forward(passes[vertex], GraphPlan.gather(step, values));
        pool.releaseScratches();
      }
      for (GraphPlan.LossStep loss : plan.losses()) {
        values[loss.vertex()] = values[loss.input()];
      }
    }

    double compare(INDArray... labels) {
      double sum = 0;
      for (int i = 0; i < labels.length; i++) {
        GraphPlan.LossStep loss = plan.losses().get(i);
        Pass pass = Pass.forward(true, type, pool, Map.of());
        INDArray gradient = loss.layer().compare(pass, values[loss.input()], labels[i]);
        sum += loss.layer().score();
        pool.releaseScratches();
        add(loss.input(), gradient);
      }
      return sum;
    }

    void backward() {
      for (int i = plan.steps().size() - 1; i >= 0; i--) {
        GraphPlan.Step step = plan.steps().get(i);
        int vertex = step.vertex();
        if (learning[vertex] && gradients[vertex] != null) {
          backward(step);
        }
        kept.get(vertex).forEach(pool::release);
        pool.release(values[vertex]);
        release(vertex);
      }
      complete = true;
    }

    private void backward(GraphPlan.Step step) {
      Pass pass = passes[step.vertex()].backward(pool, step.gradients());
      INDArray[] results =
          step.operator().backward(pass, gradients[step.vertex()], GraphPlan.gather(step, values));
      pool.releaseScratches();
      for (int i = 0; i < results.length; i++) {
        add(step.inputs()[i], results[i]);
      }
    }

    /** A vertex that feeds several others gets the sum of their gradients. */
    private void add(int vertex, INDArray gradient) {
      if (!learning[vertex]) {
        pool.release(gradient);
      } else if (gradients[vertex] == null) {
        gradients[vertex] = gradient;
      } else {
        gradients[vertex].addi(gradient);
        pool.release(gradient);
      }
    }

    private void release(int vertex) {
      if (gradients[vertex] != null) {
        pool.release(gradients[vertex]);
        gradients[vertex] = null;
      }
    }

    @Override
    public void close() {
      if (!complete) {
        // What a failed pass had taken would never come back to the pool.
        TrainingPass.this.close();
      }
    }
  }

  /** A pool from which what is kept for backward is remembered, and not taken back as scratch. */
  private record KeepingMemory(MemoryPool pool, List<INDArray> kept) implements Memory {

    @Override
    public INDArray result(DataType type, long... shape) {
      return pool.result(type, shape);
    }

    @Override
    public INDArray kept(DataType type, long... shape) {
      INDArray array = pool.result(type, shape);
      kept.add(array);
      return array;
    }

    @Override
    public INDArray scratch(DataType type, long... shape) {
      return pool.scratch(type, shape);
    }
  }
}
