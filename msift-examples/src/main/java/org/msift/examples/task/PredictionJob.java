package org.msift.examples.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.msift.tasks.data.NewData;
import org.msift.tasks.model.TaskModel;
import org.msift.tasks.model.TaskPredictor;

/**
 * One file of each source to predict on.
 *
 * @param model what predicts
 * @param sources the file of each source, by name
 * @param out where the classes go; the suffix decides on the form
 * @param probabilities where the probabilities go, if anywhere
 */
public record PredictionJob(
    TaskModel model, Map<String, Path> sources, Path out, Optional<Path> probabilities) {

  /**
   * Predicts and writes.
   *
   * @param predictor a predictor of the model
   * @throws IOException if a file cannot be written
   */
  public void run(TaskPredictor predictor) throws IOException {
    NewData data = NewData.read(model.data(), model.scalings(), sources);
    PredictedFiles files = new PredictedFiles(model, data);
    predictor.predict(data.samples(), files::add);
    files.write(out);
    if (probabilities.isPresent()) {
      files.writeProbabilities(probabilities.get());
    }
  }
}
