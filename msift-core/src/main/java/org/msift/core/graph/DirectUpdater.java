package org.msift.core.graph;

import java.util.Map;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's updater without a detour: the same steps, the same state.
 *
 * <p>DL4J 1.0.0-M2.1 means to tell the graph's own gradients from foreign ones by identity, but
 * {@link DefaultGradient#gradient()} returns a new view on every call, so that all gradients count
 * as foreign. It then cuts each parameter out of a view of a view of a view, in time that grows
 * with the square of the number of parameters: a tenth of SHIP's training step.
 */
public final class DirectUpdater extends ComputationGraphUpdater {

  private static final long serialVersionUID = 1L;

  private DirectUpdater(ComputationGraph graph, INDArray state) {
    super(graph, state);
  }

  /**
   * Makes a graph use this updater from now on; needed again after it was restored or cloned, which
   * gives graphs DL4J's own. Clones of a {@link PooledGraph} keep it.
   *
   * @param graph an initialised graph; keeps its updater's state. Modified
   */
  public static void install(ComputationGraph graph) {
    ComputationGraphUpdater present = graph.getUpdater(false);
    INDArray state = present == null ? null : present.getStateViewArray();
    graph.setUpdater(new DirectUpdater(graph, state));
  }

  @Override
  public synchronized void update(
      Gradient gradient, int iteration, int epoch, int batchSize, LayerWorkspaceMgr workspaces) {
    INDArray own = getFlattenedGradientsView();
    boolean isOwn = isView(gradient.gradient(), own);
    super.update(
        isOwn ? new OwnGradient(own, gradient.gradientForVariable()) : gradient,
        iteration,
        epoch,
        batchSize,
        workspaces);
  }

  private static boolean isView(INDArray candidate, INDArray own) {
    return candidate.data().pointer().equals(own.data().pointer())
        && candidate.offset() == own.offset()
        && candidate.length() == own.length();
  }

  /** The graph's gradients, recognisable as such. */
  private static final class OwnGradient extends DefaultGradient {

    private static final long serialVersionUID = 1L;

    private final transient INDArray view;
    private final transient Map<String, INDArray> variables;

    OwnGradient(INDArray view, Map<String, INDArray> variables) {
      super(view);
      this.view = view;
      this.variables = variables;
    }

    @Override
    public INDArray gradient() {
      return view;
    }

    @Override
    public Map<String, INDArray> gradientForVariable() {
      return variables;
    }
  }
}
