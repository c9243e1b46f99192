package org.msift.examples.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.msift.examples.task.DataChoice;
import org.msift.examples.task.Judgement;
import org.msift.tasks.data.DataSet;
import org.msift.tasks.data.SplitData;
import org.msift.tasks.evaluation.ConfusionMatrix;
import org.msift.tasks.model.TaskModel;
import org.msift.tasks.model.TaskPredictor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges a trained network on a part of a data set. */
@Command(
    name = "evaluate",
    description = {
      "Compares a trained network with the labels of a part of a data set.",
      "Classification: accuracy (OA), average accuracy (AA), kappa and figures of each class."
          + " Segmentation: IoU of each class, mIoU, accuracies. Ignored labels do not count."
    })
final class EvaluateCommand implements Callable<Integer>, UsesBackend {

  @Option(
      names = "--model",
      required = true,
      paramLabel = "FILE",
      description = "A model that 'train' wrote, such as RUN/best.zip.")
  private Path model;

  @Mixin private JudgedPart judged;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "8",
      description = "Samples at once; ${DEFAULT-VALUE} by default.")
  private int batch;

  @Option(names = "--json", description = "Print one JSON object, with the confusion matrix.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    TaskModel trained = TaskModel.read(model);
    DataChoice choice = judged.data().choice();
    SplitData opened =
        new DataChoice(trained.fit(choice.descriptor()), choice.root()).open(trained.scalings());
    DataSet samples = judged.of(opened);
    ConfusionMatrix matrix;
    try (TaskPredictor predictor = TaskPredictor.of(trained, batch)) {
      matrix = predictor.evaluate(samples);
    }
    Judgement judgement = Judgement.of(samples, matrix);
    new ConsoleLines(spec, false).result(json ? judgement.json().toString() : judgement.table());
    return 0;
  }
}
