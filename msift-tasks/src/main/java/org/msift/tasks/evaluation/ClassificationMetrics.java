package org.msift.tasks.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The figures of a classification, of whole images or of pixels; fractions, 1 is all right.
 *
 * @param samples samples counted, at least 1
 * @param overallAccuracy OA, the samples predicted right, 0..1
 * @param averageAccuracy AA, the mean of the accuracies of the classes that have samples, 0..1
 * @param kappa Cohen's kappa, the agreement beyond chance, -1..1; 0 where all samples and all
 *     predictions are of one class, as chance alone explains their agreement
 * @param macroPrecision the mean precision of the classes where it is defined, 0..1
 * @param macroRecall the mean recall of the classes where it is defined, the same number as {@code
 *     averageAccuracy}, 0..1
 * @param macroF1 the mean F1 of the classes where it is defined, 0..1
 * @param classes the figures of each class, in the order of the class indices
 */
public record ClassificationMetrics(
    long samples,
    double overallAccuracy,
    double averageAccuracy,
    double kappa,
    double macroPrecision,
    double macroRecall,
    double macroF1,
    List<ClassFigures> classes)
    implements Metrics {

  /**
   * The figures of one class.
   *
   * @param name the class
   * @param samples samples that truly belong to it
   * @param recall the part of them predicted right, which the field also calls the accuracy of the
   *     class (producer's accuracy), 0..1; empty if there are no samples
   * @param precision the part of the predictions of this class that are right (user's accuracy),
   *     0..1; 0 if there are samples but no predictions; empty if there are neither
   * @param f1 the harmonic mean of both, 2 TP / (2 TP + FP + FN), 0..1; empty if there are neither
   *     samples nor predictions
   */
  public record ClassFigures(
      String name,
      long samples,
      OptionalDouble recall,
      OptionalDouble precision,
      OptionalDouble f1) {

    /**
     * Figures of a class.
     *
     * @param name the class
     * @param samples samples that truly belong to it
     * @param recall the part of them predicted right, which the field also calls the accuracy of
     *     the class (producer's accuracy), 0..1; empty if there are no samples
     * @param precision the part of the predictions of this class that are right (user's accuracy),
     *     0..1; 0 if there are samples but no predictions; empty if there are neither
     * @param f1 the harmonic mean of both, 2 TP / (2 TP + FP + FN), 0..1; empty if there are
     *     neither samples nor predictions
     * @throws NullPointerException if one of them is null
     */
    public ClassFigures {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(recall, "recall");
      Objects.requireNonNull(precision, "precision");
      Objects.requireNonNull(f1, "f1");
    }

    private static ClassFigures of(ConfusionMatrix matrix, int label, String name) {
      long right = matrix.count(label, label);
      long truth = matrix.truthTotal(label);
      long predicted = matrix.predictedTotal(label);
      OptionalDouble precision =
          predicted == 0 && truth > 0 ? OptionalDouble.of(0) : Fractions.of(right, predicted);
      return new ClassFigures(
          name,
          truth,
          Fractions.of(right, truth),
          precision,
          Fractions.of(2.0 * right, (double) truth + predicted));
    }
  }

  /**
   * Metrics with the list of classes copied.
   *
   * @param samples samples counted, at least 1
   * @param overallAccuracy OA, the samples predicted right, 0..1
   * @param averageAccuracy AA, the mean of the accuracies of the classes that have samples, 0..1
   * @param kappa Cohen's kappa, the agreement beyond chance, -1..1; 0 where all samples and all
   *     predictions are of one class, as chance alone explains their agreement
   * @param macroPrecision the mean precision of the classes where it is defined, 0..1
   * @param macroRecall the mean recall of the classes where it is defined, the same number as
   *     {@code averageAccuracy}, 0..1
   * @param macroF1 the mean F1 of the classes where it is defined, 0..1
   * @param classes the figures of each class, in the order of the class indices
   * @throws NullPointerException if the list or a class in it is null
   */
  public ClassificationMetrics {
    classes = List.copyOf(classes);
  }

  /**
   * The metrics of the samples a matrix has counted.
   *
   * @param matrix counts of at least one sample; not modified
   * @param names the name of each class
   * @return the metrics
   * @throws IllegalArgumentException if no sample was counted, or the number of names is not that
   *     of the classes
   */
  public static ClassificationMetrics of(ConfusionMatrix matrix, List<String> names) {
    ClassNames.require(matrix, names);
    List<ClassFigures> classes =
        IntStream.range(0, names.size())
            .mapToObj(label -> ClassFigures.of(matrix, label, names.get(label)))
            .toList();
    double average = Fractions.mean(classes, ClassFigures::recall);
    return new ClassificationMetrics(
        matrix.total(),
        (double) matrix.correct() / matrix.total(),
        average,
        kappa(matrix),
        Fractions.mean(classes, ClassFigures::precision),
        average,
        Fractions.mean(classes, ClassFigures::f1),
        classes);
  }

  private static double kappa(ConfusionMatrix matrix) {
    double total = matrix.total();
    double byChance = 0;
    for (int label = 0; label < matrix.classes(); label++) {
      byChance += matrix.truthTotal(label) / total * (matrix.predictedTotal(label) / total);
    }
    double observed = matrix.correct() / total;
    return byChance == 1 ? 0 : (observed - byChance) / (1 - byChance);
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("samples", samples);
    json.put("overallAccuracy", overallAccuracy);
    json.put("averageAccuracy", averageAccuracy);
    json.put("kappa", kappa);
    json.put("macroPrecision", macroPrecision);
    json.put("macroRecall", macroRecall);
    json.put("macroF1", macroF1);
    ArrayNode rows = json.putArray("classes");
    for (ClassFigures figures : classes) {
      rows.addObject()
          .put("name", figures.name())
          .put("samples", figures.samples())
          .put("accuracy", Fractions.orNull(figures.recall()))
          .put("precision", Fractions.orNull(figures.precision()))
          .put("recall", Fractions.orNull(figures.recall()))
          .put("f1", Fractions.orNull(figures.f1()));
    }
    return json;
  }

  @Override
  public String table() {
    TextTable table = new TextTable().row("class", "samples", "accuracy", "precision", "F1");
    for (ClassFigures figures : classes) {
      table.row(
          figures.name(), figures.samples(), figures.recall(), figures.precision(), figures.f1());
    }
    table.row("mean", samples, averageAccuracy, macroPrecision, macroF1);
    return table.text()
        + "OA "
        + Fractions.percent(overallAccuracy)
        + "  AA "
        + Fractions.percent(averageAccuracy)
        + "  kappa "
        + Fractions.percent(kappa)
        + "\n";
  }
}
