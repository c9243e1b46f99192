package org.msift.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoReportTest {

  @TempDir Path folder;

  @Test
  void thePageHoldsEveryFactAndEveryPicture() {
    String html = report("A demonstration", "SHIP").html();

    assertThat(html)
        .contains("<h1>A demonstration</h1>")
        .contains("<tr><th>Model</th><td>SHIP</td></tr>")
        .contains("<td>547,509</td>")
        .contains("<td>128 × 96 pixels</td>")
        .contains("<td>1,200</td>")
        .contains("<td>61.5 s</td>")
        .contains("<td>2.0000</td>")
        .contains("<td>0.012500</td>")
        .contains("<td>640 × 480 pixels</td>")
        .doesNotContain("${");
    for (byte picture = 1; picture <= 4; picture++) {
      assertThat(html)
          .contains("base64," + Base64.getEncoder().encodeToString(new byte[] {picture, 0, 9}));
    }
  }

  @Test
  void textFromOutsideIsShownAsTextAndNotObeyed() {
    String html = report("${rows} & \"more\"", "<script>alert('x')</script>").html();

    assertThat(html)
        .contains("<h1>&#36;{rows} &amp; &quot;more&quot;</h1>")
        .contains("<td>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;</td>")
        .doesNotContain("<script");
  }

  @Test
  void aFileIsReplacedAsAWhole() throws IOException {
    Path file = Files.writeString(folder.resolve("report.html"), "old");
    DemoReport report = report("A demonstration", "SHIP");
    report.write(file);

    assertThat(file).hasContent(report.html());
    assertThat(folder.toFile().list()).containsExactly("report.html");
  }

  private static DemoReport report(String title, String model) {
    return new DemoReport(
        title,
        new DemoReport.Facts(
            model, 1_200, Duration.ofMillis(61_500), 2, 0.0125, 547_509, 96, 128, 480, 640),
        new DemoReport.Pictures(picture(1), picture(2), picture(3), picture(4)));
  }

  private static byte[] picture(int number) {
    return new byte[] {(byte) number, 0, 9};
  }
}
