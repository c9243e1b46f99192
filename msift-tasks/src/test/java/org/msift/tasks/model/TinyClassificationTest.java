package org.msift.tasks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.graph.GraphInference;
import org.msift.core.graph.GraphParameters;
import org.msift.core.graph.GraphSettings;
import org.msift.tasks.data.SourceShape;
import org.msift.tasks.data.descriptor.Task;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** Small networks of classification as a whole. */
class TinyClassificationTest {

  private static final int SAMPLES = 8;
  private static final int CLASSES = 4;
  private static final int SIZE = 16;
  private static final int STEPS = 60;
  private static final List<SourceShape> SOURCES =
      List.of(
          new SourceShape("optical", SIZE, SIZE, 3),
          new SourceShape("radar", SIZE, SIZE, 2),
          new SourceShape("height", SIZE, SIZE, 1));

  private static final List<SourceShape> PATCHES =
      List.of(new SourceShape("optical", 7, 7, 3), new SourceShape("radar", 7, 7, 2));

  /** Bands of single pixels in groups, as of Houston 2013. */
  private static final List<SourceShape> SPECTRA =
      List.of(new SourceShape("spectrum", 1, 1, 24), new SourceShape("radar", 1, 1, 21));

  private static NetworkSettings settings(int sources, String fusion) {
    return fused(
        NetworkSettings.preset("tiny", Task.IMAGE, SOURCES.subList(0, sources), CLASSES), fusion);
  }

  private static NetworkSettings pixelwise(String backbone, String fusion) {
    NetworkSettings settings =
        backbone.equals("band-groups")
            ? NetworkSettings.preset("bands", Task.PIXEL, SPECTRA, CLASSES).with("dropout", "0")
            : NetworkSettings.preset("tiny", Task.PIXEL, PATCHES, CLASSES)
                .with("backbone", backbone);
    return fused(settings, fusion);
  }

  private static NetworkSettings fused(NetworkSettings settings, String fusion) {
    return fusion.equals("single")
        ? settings.with("single", "radar").with("fusion", "single")
        : settings.with("fusion", fusion);
  }

  private static MultiDataSet data(NetworkSettings settings, int outputs, DataType type) {
    Random random = new Random(5);
    List<INDArray> images = new ArrayList<>();
    for (SourceShape source : settings.used()) {
      double[] values = new double[SAMPLES * source.length()];
      Arrays.setAll(values, i -> random.nextGaussian());
      images.add(
          Nd4j.createFromArray(values)
              .castTo(type)
              .reshape('c', SAMPLES, source.height(), source.width(), source.bands()));
    }
    double[] labels = new double[SAMPLES];
    Arrays.setAll(labels, i -> i % CLASSES);
    INDArray[] same = new INDArray[outputs];
    Arrays.fill(same, Nd4j.createFromArray(labels).castTo(type).reshape('c', SAMPLES, 1));
    return new MultiDataSet(images.toArray(INDArray[]::new), same);
  }

  private static int outputs(ComputationGraph graph) {
    return graph.getConfiguration().getNetworkOutputs().size();
  }

  @ParameterizedTest
  @CsvSource({"2, msift", "3, msift", "2, add", "3, concatenate", "2, single"})
  void learnsEightImagesByHeart(int sources, String fusion) {
    requireLearning(settings(sources, fusion));
  }

  @ParameterizedTest
  @CsvSource({"small, msift", "lightnet, msift", "band-groups, msift", "band-groups, concatenate"})
  void learnsEightPixelsByHeart(String backbone, String fusion) {
    requireLearning(pixelwise(backbone, fusion));
  }

  private static void requireLearning(NetworkSettings settings) {
    ComputationGraph graph =
        settings.network().trainingGraph(GraphSettings.of(3).with(new Adam(3e-3)));
    MultiDataSet data = data(settings, outputs(graph), DataType.FLOAT);
    for (int step = 0; step < STEPS; step++) {
      graph.fit(data);
    }
    INDArray[] outputs = graph.output(false, data.getFeatures());
    INDArray logits = outputs[outputs.length - 1];
    for (int i = 0; i < SAMPLES; i++) {
      assertThat(logits.getRow(i).argMax(0).getInt(0)).isEqualTo(i % CLASSES);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, true, 5",
    "false, true, true, 4",
    "true, false, true, 4",
    "true, true, false, 1"
  })
  void ablationsCompareWhatTheyHave(String encoder, String decoder, String auxiliary, int losses) {
    NetworkSettings settings =
        settings(3, "msift")
            .with("encoder", encoder)
            .with("decoder", decoder)
            .with("auxiliaryLosses", auxiliary);
    ComputationGraph graph = settings.network().trainingGraph(GraphSettings.of(1));
    assertThat(outputs(graph)).isEqualTo(losses);
  }

  @Test
  void thePredictingGraphNeedsNoAuxiliaryHeadsAndGivesTheSame() {
    NetworkSettings settings = settings(2, "msift").with("dropout", "0.2");
    GraphSettings doubles = GraphSettings.of(2).with(DataType.DOUBLE);
    ComputationGraph training = settings.network().trainingGraph(doubles);
    MultiDataSet data = data(settings, outputs(training), DataType.DOUBLE);
    training.fit(data);
    StateDict.Builder weights = StateDict.builder();
    GraphParameters.read(training, training.paramTable().keySet(), weights);
    ComputationGraph predicting = settings.network().inferenceGraph(doubles);
    GraphParameters.load(predicting, weights.build());
    assertThat(predicting.paramTable().keySet()).doesNotContain("optical.head_W");
    INDArray[] outputs = training.output(false, data.getFeatures());
    try (GraphInference inference = new GraphInference(predicting)) {
      INDArray difference = inference.output(data.getFeatures()).sub(outputs[outputs.length - 1]);
      assertThat(difference.norm2Number().doubleValue()).isLessThan(1e-12);
    }
  }

  @ParameterizedTest
  @CsvSource({"msift", "concatenate", "add", "single"})
  void gradientsOfTheWholeNetworkAreThoseOfDifferences(String fusion) {
    requireGradients(settings(2, fusion));
  }

  @ParameterizedTest
  @CsvSource({"lightnet, msift", "band-groups, msift", "band-groups, concatenate"})
  void gradientsOfThePixelwiseNetworkAreThoseOfDifferences(String backbone, String fusion) {
    requireGradients(pixelwise(backbone, fusion));
  }

  private static void requireGradients(NetworkSettings settings) {
    ComputationGraph graph =
        settings.network().trainingGraph(GraphSettings.of(2).with(DataType.DOUBLE));
    MultiDataSet data = data(settings, outputs(graph), DataType.DOUBLE);
    graph.setInputs(data.getFeatures());
    graph.setLabels(data.getLabels());
    graph.computeGradientAndScore();
    Random random = new Random(1);
    int checked = 0;
    List<String> names = List.copyOf(graph.gradient().gradientForVariable().keySet());
    int every = Math.max(1, names.size() / 25);
    for (String name : names) {
      if (name.endsWith("_mean") || name.endsWith("_variance") || random.nextInt(every) != 0) {
        continue;
      }
      INDArray values = graph.getParam(name);
      long index = random.nextInt((int) values.length());
      double expected = difference(graph, values, index);
      double actual = graph.gradient().getGradientFor(name).getDouble(index);
      assertThat(actual)
          .as("gradient %d of %s", index, name)
          .isCloseTo(expected, within(1e-5 * Math.max(1e-2, Math.abs(expected))));
      checked++;
    }
    assertThat(checked).isGreaterThan(5);
  }

  private static double difference(ComputationGraph graph, INDArray values, long index) {
    // A wider step meets kinks of ReLU: one lies 4e-6 from a weight of the first convolution.
    double step = 1e-6;
    double before = values.getDouble(index);
    values.putScalar(index, before + step);
    graph.computeGradientAndScore();
    double above = graph.score();
    values.putScalar(index, before - step);
    graph.computeGradientAndScore();
    double below = graph.score();
    values.putScalar(index, before);
    graph.computeGradientAndScore();
    return (above - below) / (2 * step);
  }
}
