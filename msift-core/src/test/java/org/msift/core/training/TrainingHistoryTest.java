package org.msift.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingHistoryTest {

  @TempDir Path folder;

  @Test
  void aTableReadsBackTheSameAndGrowsOn() throws IOException {
    Path file = folder.resolve("history.csv");
    TrainingHistory history = twoLines();
    history.writeCsv(file);

    assertThat(file)
        .hasContent(
            "epoch,iteration,loss,learning rate,mIoU\n0,1,0.1,1.0E-4,\n1,20,Infinity,,0.5\n");
    TrainingHistory read = TrainingHistory.readCsv(file);
    assertThat(read.columns()).isEqualTo(history.columns());
    assertThat(read.entries()).isEqualTo(history.entries());
    read.append(1, 21, Map.of("loss", 0.05));
    assertThat(read.values("loss")).containsExactly(0.1, Double.POSITIVE_INFINITY, 0.05);
    assertThat(read.latest("mIoU")).hasValue(0.5);
  }

  @Test
  void theJsonFileHoldsTheSameTable() throws IOException {
    Path file = folder.resolve("history.json");
    twoLines().writeJson(file);

    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.at("/columns/3").textValue()).isEqualTo("learning rate");
    assertThat(json.at("/rows/0/2").doubleValue()).isEqualTo(0.1);
    assertThat(json.at("/rows/0/4").isNull()).isTrue();
    assertThat(json.at("/rows/1/2").textValue()).isEqualTo("Infinity");
    assertThat(folder.toFile().list()).containsExactly("history.json");
  }

  @Test
  void linesAfterACheckpointAreDropped() {
    TrainingHistory history = twoLines();
    assertThatThrownBy(() -> history.append(0, 5, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot follow epoch 1, iteration 20");

    history.dropAfter(4);
    history.append(0, 5, Map.of());

    assertThat(history.entries()).hasSize(2);
    assertThat(history.latest("mIoU")).isEmpty();
  }

  @Test
  void columnsThatDoNotExistAreNamed() {
    TrainingHistory history = twoLines();

    assertThatThrownBy(() -> history.append(2, 30, Map.of("lost", 1.0)))
        .hasMessageContaining("no column 'lost'")
        .hasMessageContaining("loss, learning rate, mIoU");
    assertThatThrownBy(() -> history.values("lost")).hasMessageContaining("no column 'lost'");
    assertThat(history.entries()).hasSize(2);
    for (List<String> names :
        List.of(List.of("a", "a"), List.of("epoch"), List.of("a,b"), List.of("a\nb"))) {
      assertThatThrownBy(() -> new TrainingHistory(names))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void damagedFilesAreNamedWithTheLine() throws IOException {
    assertThatThrownBy(() -> TrainingHistory.readCsv(file("")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("first line does not start with epoch,iteration");
    assertThatThrownBy(() -> TrainingHistory.readCsv(file("epoch,iteration,a\n0,1\n")))
        .hasMessageContaining("line 2: 2 cells, expected 3");
    assertThatThrownBy(() -> TrainingHistory.readCsv(file("epoch,iteration,a\n0,1,2\n0,x,1\n")))
        .hasMessageContaining("line 3")
        .hasMessageContaining("x");
    assertThatThrownBy(() -> TrainingHistory.readCsv(file("epoch,iteration,a\n0,2,2\n0,1,1\n")))
        .hasMessageContaining("line 3")
        .hasMessageContaining("cannot follow");
    assertThatThrownBy(() -> TrainingHistory.readCsv(file("epoch,iteration,a,a\n")))
        .hasMessageContaining("named twice");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("damaged.csv"), text);
  }

  private static TrainingHistory twoLines() {
    TrainingHistory history = new TrainingHistory(List.of("loss", "learning rate", "mIoU"));
    history.append(0, 1, Map.of("loss", 0.1, "learning rate", 1e-4));
    history.append(1, 20, Map.of("loss", Double.POSITIVE_INFINITY, "mIoU", 0.5));
    return history;
  }
}
