package org.msift.examples.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.msift.core.file.AtomicFile;
import org.msift.tasks.report.Html;
import org.msift.tasks.report.HtmlPage;

/**
 * The files of a study's results, each replaced as a whole.
 *
 * @param folder where they go
 * @param name what they are called before the suffix
 */
record StudyFiles(Path folder, String name) {

  /**
   * A picture of the page.
   *
   * @param text what it shows
   * @param png the bytes of the picture
   */
  record Picture(String text, byte[] png) {}

  private static final String STYLE =
      """
      body { max-width: 60rem; }
      table { width: 100%; }
      tr:first-child th { font-weight: 600; }
      """;

  private static final String BODY =
      """
      <p>${introduction}</p>
      ${pictures}
      <table>
      ${rows}
      </table>
      """;

  void table(String csv) throws IOException {
    write(folder.resolve(name + ".csv"), csv.getBytes(StandardCharsets.UTF_8));
  }

  void json(JsonNode content) throws IOException {
    byte[] json = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(content);
    write(folder.resolve(name + ".json"), json);
  }

  /**
   * Writes a chart.
   *
   * @param part what the file is called after the name of the study
   */
  void chart(String part, byte[] png) throws IOException {
    write(folder.resolve(name + part + ".png"), png);
  }

  /**
   * Writes the page.
   *
   * @param rows of the table, in HTML
   */
  Path page(String title, String introduction, List<Picture> pictures, String rows)
      throws IOException {
    String images =
        pictures.stream()
            .map(picture -> Html.picture(picture.text(), picture.png()))
            .collect(Collectors.joining("\n"));
    String body =
        BODY.replace("${introduction}", Html.escaped(introduction))
            .replace("${pictures}", images)
            .replace("${rows}", rows);
    String html = new HtmlPage(title, STYLE, body).html();
    Path page = folder.resolve(name + ".html");
    write(page, html.getBytes(StandardCharsets.UTF_8));
    return page;
  }

  private static void write(Path file, byte... content) throws IOException {
    AtomicFile.write(file, out -> out.write(content));
  }
}
