package org.msift.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoReportTest {

  @TempDir Path folder;

  @Test
  void thePageHoldsEveryFactAndEveryPicture() {
    String html = report("Both sources", "SHIP").html();

    assertThat(html)
        .contains("<th>Both sources</th>", "width:94.2%", "<td>48.7 %</td>")
        .contains("Both sources: 94.2 % of the pixels right, mean over the classes")
        .contains("up to 2 pixels")
        .contains("<tr><th>Model</th><td>SHIP</td></tr>")
        .contains("<td>547,509</td>")
        .contains("<td>128 × 96 pixels</td>")
        .contains("<td>1,200</td>")
        .contains("<td>61.5 s</td>")
        .contains("<td>2.0000</td>")
        .contains("<td>0.012500</td>")
        .contains("<td>640 × 480 pixels</td>")
        .doesNotContain("${");
    for (byte picture = 1; picture <= 5; picture++) {
      assertThat(html)
          .contains("base64," + Base64.getEncoder().encodeToString(new byte[] {picture, 0, 9}));
    }
  }

  @Test
  void textFromOutsideIsShownAsTextAndNotObeyed() {
    String html = report("${rows} & \"more\"", "<script>alert('x')</script>").html();

    assertThat(html)
        .contains("<th>&#36;{rows} &amp; &quot;more&quot;</th>")
        .contains("<td>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;</td>")
        .doesNotContain("<script");
  }

  @Test
  void aFileIsReplacedAsAWhole() throws IOException {
    Path file = Files.writeString(folder.resolve("report.html"), "old");
    DemoReport report = report("Both sources", "SHIP");
    report.write(file);

    assertThat(file).hasContent(report.html());
    assertThat(folder.toFile().list()).containsExactly("report.html");
  }

  private static DemoReport report(String sources, String model) {
    return new DemoReport(
        new ScoreTable(
            List.of(
                new ScoreTable.Row(sources, 0.942, 361_260),
                new ScoreTable.Row("Thermal alone", 0.487, 317_560)),
            0.25),
        picture(5),
        new DemoReport.Facts(
            model, 1_200, Duration.ofMillis(61_500), 2, 0.0125, 547_509, 96, 128, 480, 640),
        new DemoReport.Pictures(picture(1), picture(2), picture(3), picture(4)));
  }

  private static byte[] picture(int number) {
    return new byte[] {(byte) number, 0, 9};
  }
}
