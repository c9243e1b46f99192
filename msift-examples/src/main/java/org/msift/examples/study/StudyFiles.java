package org.msift.examples.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.msift.core.file.AtomicFile;
import org.msift.tasks.report.Html;

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

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>${title}</title>
      <style>
      body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.5rem; color: #1c2733; background: #f6f7f9;
        font: 1rem/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
      img { display: block; width: 100%; height: auto; }
      table { width: 100%; border-collapse: collapse; background: #fff; }
      th, td { padding: 0.45rem 0.6rem; border-bottom: 1px solid #eceff2; text-align: right; }
      th:first-child { text-align: left; }
      </style>
      </head>
      <body>
      <h1>${title}</h1>
      <p>${introduction}</p>
      ${pictures}
      <table>
      ${rows}
      </table>
      </body>
      </html>
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
    StringBuilder images = new StringBuilder();
    for (Picture picture : pictures) {
      images.append(
          "<img alt=\"%s\" src=\"data:image/png;base64,%s\">\n"
              .formatted(
                  Html.escaped(picture.text()), Base64.getEncoder().encodeToString(picture.png())));
    }
    String html =
        PAGE.replace("${title}", Html.escaped(title))
            .replace("${introduction}", Html.escaped(introduction))
            .replace("${pictures}", images.toString().stripTrailing())
            .replace("${rows}", rows);
    Path page = folder.resolve(name + ".html");
    write(page, html.getBytes(StandardCharsets.UTF_8));
    return page;
  }

  private static void write(Path file, byte... content) throws IOException {
    AtomicFile.write(file, out -> out.write(content));
  }
}
