package org.msift.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFilesTest {

  private static final List<HistoryRow> ROWS =
      List.of(
          new HistoryRow(4, 1, Map.of("loss", 0.1)),
          new HistoryRow(8, 2, values("loss", Double.NaN, "IoU \"a\", b", 1 / 3.0)));

  @TempDir private Path folder;

  @Test
  void theTableHasAColumnForEveryName() throws IOException {
    new HistoryFiles().write(folder, ROWS);

    assertThat(folder.resolve("history.csv"))
        .hasContent(
            "iteration,epoch,loss,\"IoU \"\"a\"\", b\"\n4,1,0.1,\n8,2,NaN,0.3333333333333333\n");
    assertThat(Files.readString(folder.resolve("history.json")))
        .contains("\"iteration\" : 8")
        .contains("\"loss\" : \"NaN\"");
  }

  @Test
  void aStateOfTrainingIsReadBackToTheLastBit() throws IOException {
    for (Double best : new Double[] {null, 0.1 + 0.2, Double.POSITIVE_INFINITY}) {
      TrainingState state = new TrainingState(8, 2, 0, Math.PI * 1e-300, 3, best, ROWS);
      byte[] json = TrainingJson.MAPPER.writeValueAsBytes(state);
      assertThat(TrainingJson.MAPPER.readValue(json, TrainingState.class)).isEqualTo(state);
    }
  }

  private static Map<String, Double> values(String a, double x, String b, double y) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(a, x);
    values.put(b, y);
    return values;
  }
}
