package org.msift.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Sgd;

class LossHistoryTest {

  @TempDir Path folder;

  @Test
  void everyStepIsNotedWithTheLossBeforeIt() {
    ComputationGraph graph = SmallGraph.create(new Sgd(0.1));
    LossHistory history = new LossHistory();
    graph.addListeners(history);
    DataSet data = SmallGraph.data(1);
    double before = graph.score(data, true);

    graph.fit(data);
    double between = graph.score(data, true);
    graph.fit(data);

    assertThat(history.entries())
        .containsExactly(new LossHistory.Entry(0, 0, before), new LossHistory.Entry(1, 0, between));
  }

  @Test
  void theTableHasAHeaderAndOneLinePerStepAndReplacesAnOlderOne() throws IOException {
    LossHistory history = new LossHistory();
    Path file = folder.resolve("loss.csv");
    history.writeCsv(file);
    assertThat(file).hasContent("iteration,epoch,loss\n");

    ComputationGraph graph = SmallGraph.create(new Sgd(0.1));
    graph.addListeners(history);
    graph.fit(SmallGraph.data(1));
    history.writeCsv(file);

    double loss = history.entries().get(0).loss();
    assertThat(Files.readAllLines(file)).isEqualTo(List.of("iteration,epoch,loss", "0,0," + loss));
    assertThat(folder.toFile().list()).containsExactly("loss.csv");
  }

  @Test
  void aMissingFolderIsAnErrorThatNamesIt() {
    assertThatThrownBy(() -> new LossHistory().writeCsv(folder.resolve("missing/loss.csv")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("missing");
  }
}
