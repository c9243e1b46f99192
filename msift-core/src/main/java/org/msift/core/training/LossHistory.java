package org.msift.core.training;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;

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
    Path temporary = file.resolveSibling(file.getFileName() + ".partial");
    try {
      try (BufferedWriter out = Files.newBufferedWriter(temporary)) {
        out.write("iteration,epoch,loss\n");
        for (Entry entry : entries()) {
          out.write(entry.iteration() + "," + entry.epoch() + "," + entry.loss() + "\n");
        }
      }
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
