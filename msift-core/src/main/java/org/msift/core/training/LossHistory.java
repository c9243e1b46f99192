package org.msift.core.training;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.msift.core.file.AtomicFile;

/**
 * Keeps the loss of every training step. Safe for use by several threads, so that a chart can be
 * drawn while training goes on.
 */
public final class LossHistory extends BaseTrainingListener {

  /**
   * The loss of one step.
   *
   * @param iteration steps done before this one; 0 for the first
   * @param epoch epochs done before this one; 0 in the first
   * @param loss the model's score before the step's update, including regularisation; any double
   */
  public record Entry(int iteration, int epoch, double loss) {}

  private final List<Entry> entries = new ArrayList<>();

  /** An empty history. */
  public LossHistory() {}

  /**
   * Notes the loss of a step that is done.
   *
   * @param model the model in training; its score is read
   * @param iteration steps done before this one
   * @param epoch epochs done before this one
   */
  @Override
  public void iterationDone(Model model, int iteration, int epoch) {
    Entry entry = new Entry(iteration, epoch, model.score());
    synchronized (entries) {
      entries.add(entry);
    }
  }

  /**
   * What has been noted so far.
   *
   * @return an immutable copy, in the order of the steps
   */
  public List<Entry> entries() {
    synchronized (entries) {
      return List.copyOf(entries);
    }
  }

  /**
   * Writes a table with the header {@code iteration,epoch,loss} and one line per step, UTF-8. A
   * file of that name is replaced, at once and as a whole.
   *
   * @param file where to; its folder exists
   * @throws IOException if the file cannot be written
   */
  public void writeCsv(Path file) throws IOException {
    AtomicFile.write(file, this::writeCsv);
  }

  private void writeCsv(OutputStream out) throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    text.write("iteration,epoch,loss\n");
    for (Entry entry : entries()) {
      text.write(entry.iteration() + "," + entry.epoch() + "," + entry.loss() + "\n");
    }
    text.flush();
  }
}
