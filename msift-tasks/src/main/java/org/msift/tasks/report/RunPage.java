package org.msift.tasks.report;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.msift.core.file.AtomicFile;

/**
 * One HTML page about a run folder: facts, text blocks and the pictures that lie in the folder. It
 * holds no script and asks for nothing from outside the folder.
 *
 * @param title the heading; any text
 * @param facts tables of names and values, such as the configuration and the provenance, by
 *     heading, in order; any text
 * @param texts preformatted texts, such as {@code Metrics.table()}, by heading, in order; any text
 * @param pictures the pictures, in order
 */
public record RunPage(
    String title,
    Map<String, Map<String, String>> facts,
    Map<String, String> texts,
    List<Picture> pictures) {

  /**
   * A picture.
   *
   * @param caption what it shows; any text
   * @param file its file, relative to the page's folder and inside it
   */
  public record Picture(String caption, Path file) {

    /**
     * A picture of the run folder.
     *
     * @param caption what it shows; any text
     * @param file its file, relative to the page's folder and inside it
     * @throws IllegalArgumentException if the file is absolute or leaves the folder
     */
    public Picture {
      Objects.requireNonNull(caption, "caption");
      if (file.isAbsolute() || file.normalize().startsWith("..")) {
        throw new IllegalArgumentException(
            "the picture " + file + " is not inside the run folder; give a relative path");
      }
      file = file.normalize();
    }

    private String address() {
      String path = file.toString().replace(file.getFileSystem().getSeparator(), "/");
      try {
        // With the dot a colon in the name is not taken for a scheme.
        return new URI(null, null, "./" + path, null).toASCIIString();
      } catch (URISyntaxException impossible) {
        throw new IllegalArgumentException("no address can name " + file, impossible);
      }
    }
  }

  private static final String STYLE =
      """
      h2 { margin: 0 0 0.5rem; }
      section { display: grid; gap: 1rem; margin-bottom: 1rem; align-items: start;
        grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); }
      img { width: auto; max-width: 100%; margin: 0 auto; }
      table { width: 100%; }
      th, td { vertical-align: top; }
      td { overflow-wrap: anywhere; }
      tr:last-child > * { border-bottom: 0; }
      pre { margin: 0; overflow-x: auto; font: 0.85rem/1.45 "DejaVu Sans Mono", Consolas, monospace; }
      """;

  /**
   * A page, all maps and lists copied in their order.
   *
   * @param title the heading; any text
   * @param facts tables of names and values, such as the configuration and the provenance, by
   *     heading, in order; any text
   * @param texts preformatted texts, such as {@code Metrics.table()}, by heading, in order; any
   *     text
   * @param pictures the pictures, in order
   * @throws NullPointerException if something is null
   */
  public RunPage {
    Objects.requireNonNull(title, "title");
    facts = new LinkedHashMap<>(facts);
    facts.replaceAll((heading, rows) -> new LinkedHashMap<>(rows));
    texts = new LinkedHashMap<>(texts);
    pictures = List.copyOf(pictures);
  }

  /**
   * The page.
   *
   * @return HTML that also is well-formed XML
   */
  public String html() {
    String body =
        section(joined(texts, RunPage::text) + "\n" + joined(facts, RunPage::table))
            + section(pictures.stream().map(RunPage::figure).collect(Collectors.joining("\n")));
    return new HtmlPage(title, STYLE, body).html();
  }

  /**
   * Writes the page as UTF-8, replacing a file of that name as a whole.
   *
   * @param file where to; its folder exists and holds the pictures
   * @throws IOException if a picture is missing or the file cannot be written
   */
  public void write(Path file) throws IOException {
    for (Picture picture : pictures) {
      Path inFolder = file.toAbsolutePath().resolveSibling(picture.file().toString());
      if (!Files.isRegularFile(inFolder)) {
        throw new IOException(
            "the picture " + inFolder + " of the page " + file + " is missing; write it first");
      }
    }
    byte[] page = html().getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(file, out -> out.write(page));
  }

  private static String section(String content) {
    return "<section>\n%s\n</section>\n".formatted(content);
  }

  private static <T> String joined(Map<String, T> blocks, BiFunction<String, T, String> block) {
    return blocks.entrySet().stream()
        .map(entry -> block.apply(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String text(String heading, String text) {
    return "<div class=\"card\"><h2>%s</h2><pre>%s</pre></div>"
        .formatted(Html.escaped(heading), Html.escaped(text));
  }

  private static String table(String heading, Map<String, String> rows) {
    return "<div class=\"card\"><h2>%s</h2><table>\n%s\n</table></div>"
        .formatted(Html.escaped(heading), Html.rows(rows));
  }

  private static String figure(Picture picture) {
    String caption = Html.escaped(picture.caption());
    return "<figure><img alt=\"%s\" src=\"%s\" /><figcaption>%s</figcaption></figure>"
        .formatted(caption, Html.escaped(picture.address()), caption);
  }
}
