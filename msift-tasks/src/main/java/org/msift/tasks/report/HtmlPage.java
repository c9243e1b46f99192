package org.msift.tasks.report;

import java.util.Objects;

/**
 * An HTML page in the look that all of msift's pages share. It runs no script and asks for nothing
 * but pictures inside it and beside it.
 *
 * @param title the heading; any text
 * @param style rules beside the shared ones, or instead of them
 * @param body what follows the heading: well-formed, every text {@link Html#escaped}
 */
public record HtmlPage(String title, String style, String body) {

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'" />
      <title>${title}</title>
      <style>
      body { margin: 0 auto; max-width: 76rem; padding: 2rem 1.5rem; color: #1c2733; background: #f6f7f9;
        font: 1rem/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
      h1 { margin: 0 0 1rem; font-size: 1.7rem; font-weight: 600; }
      h2 { margin: 2rem 0 0.5rem; font-size: 1.1rem; font-weight: 600; }
      figure, .card { margin: 0; padding: 0.8rem 1rem; background: #fff; border: 1px solid #dfe3e8; border-radius: 6px; }
      img { display: block; width: 100%; height: auto; }
      figcaption { margin-top: 0.5rem; color: #54616f; font-size: 0.9rem; }
      table { border-collapse: collapse; background: #fff; }
      th, td { padding: 0.35rem 0.6rem; border-bottom: 1px solid #eceff2; text-align: right; font-weight: 400;
        font-variant-numeric: tabular-nums; }
      th:first-child { text-align: left; color: #54616f; }
      ${style}
      </style>
      </head>
      <body>
      <h1>${title}</h1>
      ${body}
      </body>
      </html>
      """;

  /**
   * A page.
   *
   * @param title the heading; any text
   * @param style rules beside the shared ones, or instead of them
   * @param body what follows the heading: well-formed, every text escaped
   * @throws NullPointerException if something is null
   */
  public HtmlPage {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(style, "style");
    Objects.requireNonNull(body, "body");
  }

  /**
   * The page.
   *
   * @return HTML that also is well-formed XML if the body is
   */
  public String html() {
    return PAGE.replace("${title}", Html.escaped(title))
        .replace("${style}", style.stripTrailing())
        .replace("${body}", body.stripTrailing());
  }
}
