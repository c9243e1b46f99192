package org.msift.tasks.report;

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
}
