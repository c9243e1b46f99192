package org.msift.tasks.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.msift.core.SharedFiles;
import org.msift.core.image.NumpyFile;

class NearestNeighbourTest {

  @Test
  void findsWhatASearchInPlainLoopsFinds() {
    Random random = new Random(3);
    float[][] one = table(random, 80, 3, 1);
    float[][] other = table(random, 80, 2, 100);
    int[] labels = random.ints(80, 0, 5).toArray();
    float[][] oneAsked = table(random, 40, 3, 1);
    float[][] otherAsked = table(random, 40, 2, 100);

    int[] predicted =
        NearestNeighbour.fit(List.<float[][]>of(one, other), labels)
            .predict(List.<float[][]>of(oneAsked, otherAsked));

    for (int query = 0; query < 40; query++) {
      double smallest = Double.MAX_VALUE;
      int nearest = -1;
      for (int sample = 0; sample < 80; sample++) {
        double distance =
            distance(one, sample, oneAsked[query]) + distance(other, sample, otherAsked[query]);
        if (distance < smallest) {
          smallest = distance;
          nearest = sample;
        }
      }
      assertThat(predicted[query]).isEqualTo(labels[nearest]);
    }
  }

  private static double distance(float[][] table, int sample, float[] query) {
    double sum = 0;
    for (int feature = 0; feature < query.length; feature++) {
      int column = feature;
      double mean = Arrays.stream(table).mapToDouble(row -> row[column]).average().orElseThrow();
      double variance =
          Arrays.stream(table)
              .mapToDouble(row -> Math.pow(row[column] - mean, 2))
              .average()
              .orElseThrow();
      sum += Math.pow((double) table[sample][feature] - query[feature], 2) / variance;
    }
    return sum;
  }

  @Test
  void theFirstOfEquallyNearSamplesCountsAndAConstantFeatureDoesNot() {
    float[][] samples = {{0, 7}, {2, 7}, {0, 7}};

    assertThat(
            NearestNeighbour.fit(List.<float[][]>of(samples), new int[] {4, 5, 6})
                .predict(List.<float[][]>of(new float[][] {{1, 7}, {0, 7}, {9, 7}})))
        .containsExactly(4, 4, 5);
  }

  @Test
  void noQueriesGiveNoLabels() {
    NearestNeighbour classifier =
        NearestNeighbour.fit(List.<float[][]>of(new float[][] {{1}}), new int[] {1});

    assertThat(classifier.predict(List.<float[][]>of(new float[0][]))).isEmpty();
  }

  @Test
  void wrongInputIsNamed() {
    float[][] good = {{1, 2}, {3, 4}};
    int[] labels = {0, 1};

    assertThatThrownBy(() -> NearestNeighbour.fit(List.<float[][]>of(), labels))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one source");
    assertThatThrownBy(() -> NearestNeighbour.fit(List.<float[][]>of(good), new int[0]))
        .hasMessageContaining("no samples");
    assertThatThrownBy(() -> NearestNeighbour.fit(List.<float[][]>of(good), new int[3]))
        .hasMessage("2 samples, but 3 labels");
    assertThatThrownBy(
            () -> NearestNeighbour.fit(List.<float[][]>of(good, new float[1][1]), labels))
        .hasMessage("source 1 has 1 samples, but source 0 has 2");
    assertThatThrownBy(
            () ->
                NearestNeighbour.fit(
                    List.<float[][]>of(new float[][] {{1, 2}, {Float.NaN, 1}}), labels))
        .hasMessageContaining("sample 1 of source 0 holds NaN");
    assertThatThrownBy(
            () -> NearestNeighbour.fit(List.<float[][]>of(new float[][] {{1, 2}, {3}}), labels))
        .hasMessageContaining("sample 1 of source 0 has 1 features");
    NearestNeighbour classifier = NearestNeighbour.fit(List.<float[][]>of(good), labels);
    assertThatThrownBy(() -> classifier.predict(List.<float[][]>of(new float[][] {{1}})))
        .hasMessageContaining("[1] features, but those of training had [2]");
  }

  @Test
  void reachesOnHoustonsLidarWhatNumpyReaches() {
    NearestNeighbour classifier =
        NearestNeighbour.fit(
            List.<float[][]>of(houstonTable("train_LiDAR.npy")), houstonLabels("train_label.npy"));
    int[] predicted = classifier.predict(List.<float[][]>of(houstonTable("test_LiDAR.npy")));
    int[] truth = houstonLabels("test_label.npy");

    double right = IntStream.range(0, truth.length).filter(i -> predicted[i] == truth[i]).count();
    assertThat(right / truth.length).isCloseTo(0.63182, within(1e-3));
  }

  private static float[][] houstonTable(String name) {
    float[] values = NumpyFile.read(SharedFiles.require("data/houston2013/" + name)).values();
    return IntStream.range(0, values.length / 21)
        .mapToObj(row -> Arrays.copyOfRange(values, row * 21, row * 21 + 21))
        .toArray(float[][]::new);
  }

  private static int[] houstonLabels(String name) {
    float[] values = NumpyFile.read(SharedFiles.require("data/houston2013/" + name)).values();
    return IntStream.range(0, values.length).map(i -> (int) values[i]).toArray();
  }

  private static float[][] table(Random random, int rows, int columns, float scale) {
    float[][] table = new float[rows][columns];
    for (float[] row : table) {
      for (int i = 0; i < columns; i++) {
        row[i] = scale * random.nextFloat();
      }
    }
    return table;
  }
}
