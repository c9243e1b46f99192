package org.msift.core.graph;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A ComputationGraph whose training steps take their memory from a pool.
 *
 * <p>Everything that DL4J offers works as ever, since only the computation of gradients and score
 * is replaced, and gives the same numbers. A graph with a vertex that is not ours, a frozen DL4J
 * layer or masks is computed by DL4J. docs/design/memory.md has the measurements.
 */
public final class PooledGraph extends ComputationGraph {

  private static final long serialVersionUID = 1L;

  private transient TrainingPass pass;
  private transient Gradient views;
  private transient INDArray[] targets = new INDArray[0];

  /**
   * A graph, to be initialised.
   *
   * @param configuration what it computes
   */
  public PooledGraph(ComputationGraphConfiguration configuration) {
    super(configuration);
  }

  @Override
  public void init(INDArray parameters, boolean cloneParameters) {
    forget();
    super.init(parameters, cloneParameters);
  }

  @Override
  public void initGradientsView() {
    forget();
    super.initGradientsView();
  }

  @Override
  public void setLabels(INDArray... labels) {
    super.setLabels(labels);
    targets = labels == null ? new INDArray[0] : labels.clone();
  }

  @Override
  public void setLabel(int output, INDArray label) {
    super.setLabel(output, label);
    targets = Arrays.copyOf(targets, Math.max(targets.length, output + 1));
    targets[output] = label;
  }

  private void forget() {
    if (pass != null) {
      pass.close();
    }
    pass = null;
    views = null;
  }

  @Override
  public void computeGradientAndScore() {
    Optional<TrainingPass> own = pass();
    if (own.isEmpty() || isMasked()) {
      super.computeGradientAndScore();
      return;
    }
    synchronizeIterEpochCounts();
    boolean heard = !getListeners().isEmpty();
    double loss =
        own.get().run(getIterationCount(), getInputs(), targets, heard ? this::tellForward : null);
    setGradient(views);
    setScore(loss + calcRegularizationScore(true));
    getListeners().forEach(listener -> listener.onBackwardPass(this));
  }

  private Optional<TrainingPass> pass() {
    if (pass == null) {
      if (flattenedGradients == null) {
        initGradientsView();
      }
      pass =
          GraphPlan.of(this)
              .map(plan -> new TrainingPass(plan, getConfiguration().getDataType()))
              .orElse(null);
      views = gradientViews();
    }
    return Optional.ofNullable(pass);
  }

  /** All parameters' gradients, in the order of the parameters. */
  private Gradient gradientViews() {
    Gradient gradient = new DefaultGradient(flattenedGradients);
    for (int index : topologicalSortOrder()) {
      GraphVertex vertex = getVertices()[index];
      if (vertex.getLayer() instanceof HostedLayer layer) {
        layer
            .gradientViews()
            .forEach(
                (name, view) -> gradient.setGradientFor(vertex.getVertexName() + "_" + name, view));
      }
    }
    return gradient;
  }

  private boolean isMasked() {
    return hasAny(getInputMaskArrays()) || hasAny(getLabelMaskArrays());
  }

  private static boolean hasAny(INDArray... masks) {
    return masks != null && Arrays.stream(masks).anyMatch(mask -> mask != null);
  }

  private void tellForward(INDArray... values) {
    Map<String, INDArray> activations = new LinkedHashMap<>();
    for (GraphVertex vertex : getVertices()) {
      activations.put(vertex.getVertexName(), values[vertex.getVertexIndex()]);
    }
    for (TrainingListener listener : getListeners()) {
      listener.onForwardPass(this, activations);
    }
  }

  @Override
  public PooledGraph clone() {
    ComputationGraph plain = super.clone();
    PooledGraph copy = new PooledGraph(plain.getConfiguration());
    copy.init(plain.params(), false);
    INDArray state = solver == null ? null : getUpdater().getStateViewArray();
    if (state != null) {
      copy.getUpdater().setStateViewArray(state.dup());
    }
    if (getUpdater(false) instanceof DirectUpdater) {
      DirectUpdater.install(copy);
    }
    copy.setListeners(getListeners());
    return copy;
  }

  /** Gives the memory of training steps back as well. The graph cannot be used afterwards. */
  @Override
  public void close() {
    forget();
    super.close();
  }
}
