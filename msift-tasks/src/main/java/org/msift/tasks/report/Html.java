package org.msift.tasks.report;

import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** Text inside HTML pages. */
public final class Html {

  private Html() {}

  /**
   * Text such that a page shows it and does not obey it, in content and in quoted attributes.
   *
   * @param text any text
   * @return the text with the characters {@code & $ < > " '} as character references; the dollar
   *     sign too, so that no text is taken for a place to fill in a template, and control
   *     characters other than tab and line ends, which no page may hold, as replacement characters
   */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("$", "&#36;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replaceAll("[\\p{Cntrl}&&[^\\t\\r\\n]]", "\uFFFD");
  }

  /**
   * Rows of a table, each a name and a value.
   *
   * @param facts values by name; any text
   * @return a row on each line, in the map's order
   */
  public static String rows(Map<String, String> facts) {
    return facts.entrySet().stream()
        .map(
            fact ->
                "<tr><th>%s</th><td>%s</td></tr>"
                    .formatted(escaped(fact.getKey()), escaped(fact.getValue())))
        .collect(Collectors.joining("\n"));
  }

  /**
   * A picture inside the page.
   *
   * @param text what stands for it where it is not shown; any text
   * @param png the bytes of the picture
   * @return an element without a line end
   */
  public static String picture(String text, byte[] png) {
    return "<img alt=\"%s\" src=\"data:image/png;base64,%s\" />"
        .formatted(escaped(text), Base64.getEncoder().encodeToString(png));
  }
}
