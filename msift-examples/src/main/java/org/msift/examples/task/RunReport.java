package org.msift.examples.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.msift.core.training.RunFolder;
import org.msift.core.training.TrainingResult;
import org.msift.tasks.data.DataSet;
import org.msift.tasks.evaluation.ConfusionMatrix;
import org.msift.tasks.evaluation.Metrics;
import org.msift.tasks.model.TaskModel;
import org.msift.tasks.model.TaskPredictor;
import org.msift.tasks.report.ConfusionPicture;
import org.msift.tasks.report.RunPage;

/**
 * Charts, confusion matrix and page of a run folder.
 *
 * @param folder the run folder, which holds a history and a best model
 * @param job what ran
 * @param result how it ended
 */
public record RunReport(Path folder, TrainingJob job, TrainingResult result) {

  private static final int LARGEST_CONFUSION = 60;

  /**
   * Writes all of it: {@code metrics.json}, pictures and {@code index.html}.
   *
   * @return the figures of the best model on the validation part, or on the training part where
   *     there is none
   * @throws IOException if a file cannot be written
   */
  public String write() throws IOException {
    TaskModel model = TaskModel.read(folder.resolve(RunFolder.BEST));
    boolean validated = job.data().validation().size() > 0;
    DataSet part = validated ? job.data().validation() : job.data().train();
    String name = validated ? "validation part" : "training part";
    ConfusionMatrix matrix;
    try (TaskPredictor predictor = TaskPredictor.of(model, job.recipe().batch())) {
      matrix = predictor.evaluate(part);
    }
    Metrics metrics = TaskPredictor.metrics(job.network().task(), matrix, model.classNames());
    metrics.writeJson(folder.resolve("metrics.json"));
    List<RunPage.Picture> pictures = new RunRecords(folder).charts();
    if (matrix.classes() <= LARGEST_CONFUSION) {
      ConfusionPicture.write(folder.resolve("confusion.png"), matrix, model.classNames());
      pictures.add(
          RunRecords.picture("Confusion matrix of the best model, " + name, "confusion.png"));
    }
    page(name, metrics, pictures).write(folder.resolve("index.html"));
    return "best model, " + name + ":\n" + metrics.table();
  }

  private RunPage page(String part, Metrics metrics, List<RunPage.Picture> pictures)
      throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("Best model, " + part, metrics.table());
    texts.put("Data", job.data().report());
    return new RunPage(
        job.network().preset()
            + " for task "
            + job.network().task().name().toLowerCase(Locale.ROOT),
        new RunRecords(folder).facts(result),
        texts,
        pictures);
  }
}
