package org.msift.tasks.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The figures of a semantic segmentation, from the counts over all images together, as mmseg
 * computes them; fractions, 1 is all right.
 *
 * @param pixels pixels counted, at least 1
 * @param meanIntersectionOverUnion mIoU, the mean over the classes where the IoU is defined, 0..1
 * @param meanAccuracy mAcc, the mean of the accuracies of the classes that have pixels, 0..1
 * @param pixelAccuracy aAcc, the pixels predicted right, 0..1
 * @param frequencyWeightedIntersectionOverUnion fwIoU, the mean IoU weighted with the pixels of
 *     each true class, 0..1
 * @param classes the figures of each class, in the order of the class indices
 */
public record SegmentationMetrics(
    long pixels,
    double meanIntersectionOverUnion,
    double meanAccuracy,
    double pixelAccuracy,
    double frequencyWeightedIntersectionOverUnion,
    List<ClassFigures> classes)
    implements Metrics {

  /**
   * The figures of one class.
   *
   * @param name the class
   * @param pixels pixels that truly belong to it
   * @param intersectionOverUnion IoU, TP / (TP + FP + FN), 0..1; empty if the class is neither in
   *     the truth nor in the predictions
   * @param accuracy the part of its pixels predicted right, 0..1; empty if it has none
   */
  public record ClassFigures(
      String name, long pixels, OptionalDouble intersectionOverUnion, OptionalDouble accuracy) {

    /**
     * Figures of a class.
     *
     * @param name the class
     * @param pixels pixels that truly belong to it
     * @param intersectionOverUnion IoU, TP / (TP + FP + FN), 0..1; empty if the class is neither in
     *     the truth nor in the predictions
     * @param accuracy the part of its pixels predicted right, 0..1; empty if it has none
     * @throws NullPointerException if one of them is null
     */
    public ClassFigures {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(intersectionOverUnion, "intersectionOverUnion");
      Objects.requireNonNull(accuracy, "accuracy");
    }

    private static ClassFigures of(ConfusionMatrix matrix, int label, String name) {
      long right = matrix.count(label, label);
      long truth = matrix.truthTotal(label);
      long union = truth + matrix.predictedTotal(label) - right;
      return new ClassFigures(name, truth, Fractions.of(right, union), Fractions.of(right, truth));
    }
  }

  /**
   * Metrics with the list of classes copied.
   *
   * @param pixels pixels counted, at least 1
   * @param meanIntersectionOverUnion mIoU, the mean over the classes where the IoU is defined, 0..1
   * @param meanAccuracy mAcc, the mean of the accuracies of the classes that have pixels, 0..1
   * @param pixelAccuracy aAcc, the pixels predicted right, 0..1
   * @param frequencyWeightedIntersectionOverUnion fwIoU, the mean IoU weighted with the pixels of
   *     each true class, 0..1
   * @param classes the figures of each class, in the order of the class indices
   * @throws NullPointerException if the list or a class in it is null
   */
  public SegmentationMetrics {
    classes = List.copyOf(classes);
  }

  /**
   * The metrics of the pixels a matrix has counted.
   *
   * @param matrix counts of at least one pixel; not modified
   * @param names the name of each class
   * @return the metrics
   * @throws IllegalArgumentException if no pixel was counted, or the number of names is not that of
   *     the classes
   */
  public static SegmentationMetrics of(ConfusionMatrix matrix, List<String> names) {
    ClassNames.require(matrix, names);
    List<ClassFigures> classes =
        IntStream.range(0, names.size())
            .mapToObj(label -> ClassFigures.of(matrix, label, names.get(label)))
            .toList();
    double weighted = 0;
    for (ClassFigures figures : classes) {
      weighted += figures.pixels() * figures.intersectionOverUnion().orElse(0);
    }
    return new SegmentationMetrics(
        matrix.total(),
        Fractions.mean(classes, ClassFigures::intersectionOverUnion),
        Fractions.mean(classes, ClassFigures::accuracy),
        (double) matrix.correct() / matrix.total(),
        weighted / matrix.total(),
        classes);
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("pixels", pixels);
    json.put("meanIntersectionOverUnion", meanIntersectionOverUnion);
    json.put("meanAccuracy", meanAccuracy);
    json.put("pixelAccuracy", pixelAccuracy);
    json.put("frequencyWeightedIntersectionOverUnion", frequencyWeightedIntersectionOverUnion);
    ArrayNode rows = json.putArray("classes");
    for (ClassFigures figures : classes) {
      rows.addObject()
          .put("name", figures.name())
          .put("pixels", figures.pixels())
          .put("intersectionOverUnion", Fractions.orNull(figures.intersectionOverUnion()))
          .put("accuracy", Fractions.orNull(figures.accuracy()));
    }
    return json;
  }

  @Override
  public String table() {
    TextTable table = new TextTable().row("class", "pixels", "IoU", "accuracy");
    for (ClassFigures figures : classes) {
      table.row(
          figures.name(), figures.pixels(), figures.intersectionOverUnion(), figures.accuracy());
    }
    table.row("mean", pixels, meanIntersectionOverUnion, meanAccuracy);
    return table.text()
        + "mIoU "
        + Fractions.percent(meanIntersectionOverUnion)
        + "  pixel accuracy "
        + Fractions.percent(pixelAccuracy)
        + "  fwIoU "
        + Fractions.percent(frequencyWeightedIntersectionOverUnion)
        + "\n";
  }
}
