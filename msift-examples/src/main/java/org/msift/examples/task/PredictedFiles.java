package org.msift.examples.task;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.msift.core.file.AtomicFile;
import org.msift.core.image.Image;
import org.msift.core.image.ImageFile;
import org.msift.core.image.NumpyFile;
import org.msift.core.image.SampleType;
import org.msift.tasks.data.DataSet;
import org.msift.tasks.data.NewData;
import org.msift.tasks.data.descriptor.Task;
import org.msift.tasks.model.Prediction;
import org.msift.tasks.model.TaskModel;

/** Gathers predictions on new files and writes them in the form that the file's suffix asks for. */
public final class PredictedFiles {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int NO_CLASS = 0x000000;

  private final TaskModel model;
  private final NewData data;
  private final int classes;
  private final boolean map;
  private final int[] labels;
  private final float[] probabilities;
  private int samples;

  /**
   * No predictions yet.
   *
   * @param model what predicts
   * @param data on what
   */
  public PredictedFiles(TaskModel model, NewData data) {
    this.model = model;
    this.data = data;
    this.classes = model.network().classes();
    boolean everyPixel = data.pixelWise() || model.network().task() == Task.SEGMENT;
    this.map = PredictedForm.of(model).map();
    int places = everyPixel ? Math.multiplyExact(data.height(), data.width()) : 1;
    this.labels = new int[places];
    this.probabilities = new float[Math.multiplyExact(places, classes)];
    Arrays.fill(labels, DataSet.IGNORE);
    Arrays.fill(probabilities, Float.NaN);
  }

  /**
   * Takes the next sample's prediction.
   *
   * @param prediction the prediction
   */
  public void add(Prediction prediction) {
    int from = data.pixelWise() ? data.place(samples) : 0;
    int[] predicted = prediction.labels();
    System.arraycopy(predicted, 0, labels, from, predicted.length);
    float[] shares = prediction.probabilities();
    System.arraycopy(shares, 0, probabilities, from * classes, shares.length);
    samples++;
  }

  /**
   * Writes the classes.
   *
   * @param file where to, its folder is made
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    makeFolder(file);
    switch (PredictedForm.suffix(file)) {
      case ".png" -> ImageFile.write(file, picture());
      case ".npy" -> NumpyFile.write(file, indices(), shape());
      case ".json" -> text(file, json());
      default -> text(file, lines());
    }
  }

  /**
   * Writes the probability of each class.
   *
   * @param file a .npy file, its folder is made
   * @throws IOException if it cannot be written
   */
  public void writeProbabilities(Path file) throws IOException {
    makeFolder(file);
    long[] places = shape();
    long[] shape = Arrays.copyOf(places, places.length + 1);
    shape[places.length] = classes;
    NumpyFile.write(file, probabilities, shape);
  }

  private static void makeFolder(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
  }

  private static void text(Path file, String text) throws IOException {
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private long[] shape() {
    return map ? new long[] {data.height(), data.width()} : new long[] {labels.length};
  }

  private float[] indices() {
    float[] indices = new float[labels.length];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = labels[i];
    }
    return indices;
  }

  private Image picture() {
    float[] colours = new float[labels.length * 3];
    for (int i = 0; i < labels.length; i++) {
      boolean known = labels[i] < classes;
      int rgb = known ? model.data().classes().get(labels[i]).rgb(labels[i]) : NO_CLASS;
      colours[3 * i] = rgb >> 16 & 0xFF;
      colours[3 * i + 1] = rgb >> 8 & 0xFF;
      colours[3 * i + 2] = rgb & 0xFF;
    }
    return Image.of(data.height(), data.width(), 3, SampleType.UINT8, colours);
  }

  /** The class of each sample; of a single one all probabilities too. */
  private String lines() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < labels.length; i++) {
      text.append(
          String.format(Locale.ROOT, "%s %.4f%n", name(labels[i]), probability(i, labels[i])));
    }
    for (int k = 0; labels.length == 1 && k < classes; k++) {
      text.append(String.format(Locale.ROOT, "  %s %.4f%n", name(k), probability(0, k)));
    }
    return text.toString();
  }

  private String json() throws IOException {
    ArrayNode rows = MAPPER.createArrayNode();
    for (int i = 0; i < labels.length; i++) {
      ObjectNode row = rows.addObject().put("class", name(labels[i])).put("index", labels[i]);
      ObjectNode shares = row.putObject("probabilities");
      for (int k = 0; k < classes; k++) {
        shares.put(name(k), probability(i, k));
      }
    }
    return MAPPER
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(data.pixelWise() ? rows : rows.get(0))
        + "\n";
  }

  private String name(int label) {
    return model.classNames().get(label);
  }

  private float probability(int place, int label) {
    return probabilities[place * classes + label];
  }
}
