package org.msift.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code msift study cost} as users call it, with what they get wrong. */
class CostCommandTest {

  @TempDir private Path folder;

  @Test
  void measuresUpToTheLimitOfMemory() throws IOException {
    Path out = folder.resolve("cost");
    // 1024 tokens need 4 MB for the matrix, 144 tokens a fraction.
    Run run =
        Run.of(
            "study",
            "cost",
            "--sizes",
            "32,12",
            "--limit-megabytes",
            "4",
            "--limit-seconds",
            "5",
            "--out",
            out);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .hasSize(7)
        .anyMatch(line -> line.startsWith("Fourier-domain interaction, 12x12: "))
        .anyMatch(
            line -> line.equals("attention, whole matrix, 32x32: not run, needs 4.2 MB or more"))
        .anyMatch(line -> line.startsWith("attention, in blocks, 32x32: "));
    for (String file : List.of("cost-time.png", "cost-memory.png", "cost.html")) {
      assertThat(out.resolve(file)).isNotEmptyFile();
    }
    List<String> table = Files.readAllLines(out.resolve("cost.csv"));
    assertThat(table).hasSize(8);
    assertThat(table.get(0)).startsWith("# 16 features");
    assertThat(table).anyMatch(row -> row.startsWith("WHOLE,32,1024,TOO_MUCH_MEMORY,,4.188"));
  }

  /** 144 tokens of 16 features: probabilities, result, key and value. */
  @Test
  void countsTheArraysOfThePlainForm() throws IOException {
    Path out = folder.resolve("cost");
    Run run =
        Run.of("--quiet", "study", "cost", "--sizes", "12", "--limit-seconds", "5", "--out", out);
    assertThat(run.out().lines()).hasSize(1);
    JsonNode methods =
        new ObjectMapper().readTree(out.resolve("cost.json").toFile()).get("methods");
    JsonNode whole = methods.get(1).get("points").get(0);
    assertThat(whole.get("bytes").asLong()).isEqualTo(4L * (144 * 144 + 3 * 144 * 16));
    assertThat(whole.get("milliseconds").asDouble()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "--sizes, 1, --sizes is 1",
    "--sizes, 9000, expected 2..8192",
    "--features, 0, --features is 0",
    "--limit-megabytes, 0, --limit-megabytes is 0",
    "--limit-seconds, 0, --limit-seconds is 0"
  })
  void namesWhatIsWrong(String option, String value, String message) {
    Path out = folder.resolve("cost");
    Run run = Run.of("study", "cost", "--out", out, option, value);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message);
    assertThat(out).doesNotExist();
  }

  @Test
  void saysIfNothingFits() {
    Run run = Run.of("study", "cost", "--sizes", "512", "--limit-megabytes", "1", "--out", folder);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("no size was measured");
  }
}
