package org.msift.tasks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class RunPageTest {

  @TempDir Path folder;

  @Test
  void thePageIsWellFormedAndShowsHostileTextAsText() throws Exception {
    String hostile = "${facts} </pre><script>alert('x')</script> & \"\u0000";
    String html = page(hostile).html();

    assertThat(html).doesNotContain("<script").doesNotContain("${").doesNotContain("\u0000");
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new ByteArrayInputStream(
                    html.replace("<!DOCTYPE html>\n", "").getBytes(StandardCharsets.UTF_8)));
    String shown = hostile.replace('\u0000', '\uFFFD');
    assertThat(document.getElementsByTagName("h1").item(0).getTextContent()).isEqualTo(shown);
    assertThat(document.getElementsByTagName("pre").item(0).getTextContent()).isEqualTo(shown);
    assertThat(document.getElementsByTagName("td").item(0).getTextContent()).isEqualTo(shown);
    assertThat(
            document
                .getElementsByTagName("img")
                .item(0)
                .getAttributes()
                .getNamedItem("src")
                .getTextContent())
        .isEqualTo("./charts/a%20%22b%22.png");
  }

  @Test
  void aPageIsWrittenOnceItsPicturesAreThere() throws IOException {
    Path file = folder.resolve("index.html");
    assertThatThrownBy(() -> page("run").write(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is missing");

    Files.createDirectory(folder.resolve("charts"));
    Files.writeString(folder.resolve("charts/a \"b\".png"), "");
    page("run").write(file);
    assertThat(file).hasContent(page("run").html());
  }

  @Test
  void picturesOutsideTheFolderAreRefused() {
    for (String path : List.of("/etc/a.png", "../a.png", "a/../../a.png")) {
      assertThatThrownBy(() -> new RunPage.Picture("a", Path.of(path)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not inside the run folder");
    }
  }

  private static RunPage page(String text) {
    return new RunPage(
        text,
        Map.of("Configuration", Map.of("seed", text)),
        Map.of("Metrics", text),
        List.of(new RunPage.Picture(text, Path.of("charts", "a \"b\".png"))));
  }
}
