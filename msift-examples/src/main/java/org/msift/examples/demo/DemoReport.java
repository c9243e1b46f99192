package org.msift.examples.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.msift.core.file.AtomicFile;
import org.msift.tasks.report.Html;
import org.msift.tasks.report.HtmlPage;

/**
 * What a demonstration did, as one HTML page that needs no other file.
 *
 * @param scores how well classes were told
 * @param classes a PNG file of class maps
 * @param facts about the training for fusion
 * @param pictures of the fusion
 */
record DemoReport(ScoreTable scores, byte[] classes, Facts facts, Pictures pictures) {

  /**
   * Facts about a training.
   *
   * @param model name of the model; any text
   * @param steps training steps done
   * @param trainingTime time they took
   * @param initialLoss loss of the first step
   * @param finalLoss loss at the end
   * @param parameterCount trainable numbers of the model
   * @param trainingHeight height of a training picture, pixels
   * @param trainingWidth width of a training picture, pixels
   * @param fusedHeight height of the fused picture, pixels
   * @param fusedWidth width of the fused picture, pixels
   */
  record Facts(
      String model,
      int steps,
      Duration trainingTime,
      double initialLoss,
      double finalLoss,
      long parameterCount,
      int trainingHeight,
      int trainingWidth,
      int fusedHeight,
      int fusedWidth) {

    Facts {
      Objects.requireNonNull(model, "model");
      Objects.requireNonNull(trainingTime, "trainingTime");
    }

    private Map<String, String> rows() {
      Map<String, String> rows = new LinkedHashMap<>();
      rows.put("Model", model);
      rows.put("Parameters", format("%,d", parameterCount));
      rows.put("Training picture", format("%d × %d pixels", trainingWidth, trainingHeight));
      rows.put("Training steps", format("%,d", steps));
      rows.put("Training time", format("%.1f s", trainingTime.toMillis() / 1e3));
      rows.put("Initial loss", format("%.5g", initialLoss));
      rows.put("Final loss", format("%.5g", finalLoss));
      rows.put("Fused picture", format("%d × %d pixels", fusedWidth, fusedHeight));
      return rows;
    }

    private static String format(String pattern, Object... values) {
      return String.format(Locale.ROOT, pattern, values);
    }
  }

  /**
   * The pictures of a demonstration, each the bytes of a PNG file.
   *
   * @param visible the visible source
   * @param infrared the infrared source
   * @param fused the fused picture
   * @param lossChart the loss over the steps
   */
  record Pictures(byte[] visible, byte[] infrared, byte[] fused, byte[] lossChart) {

    Pictures {
      Objects.requireNonNull(visible, "visible");
      Objects.requireNonNull(infrared, "infrared");
      Objects.requireNonNull(fused, "fused");
      Objects.requireNonNull(lossChart, "lossChart");
    }
  }

  private static final String CLASS_CAPTION =
      "Scenes that no network has seen in training, and what each network says of their pixels";

  private static final String STYLE =
      """
      h2 { margin: 2rem 0 0.3rem; font-size: 1.25rem; }
      p { max-width: 52rem; margin: 0 0 1rem; }
      section { display: grid; gap: 1rem; margin-bottom: 1rem; }
      .pictures { grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); }
      .training { grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); align-items: start; }
      img { border-radius: 3px; }
      table { width: 100%; }
      td { overflow-wrap: anywhere; }
      .scores thead td { color: #54616f; font-size: 0.9rem; }
      .scores tbody tr:first-child > * { font-weight: 600; color: #1c2733; }
      .scores th { width: 9rem; }
      .verdict { margin: 0.8rem 0 0.2rem; }
      .bar { width: 45%; }
      .bar span { display: block; height: 0.9rem; background: #1457a8; opacity: 0.45; border-radius: 2px; }
      .scores tbody tr:first-child span { opacity: 1; }
      tr:last-child > * { border-bottom: 0; }
      """;

  private static final String BODY =
      """
      <p>All images here were generated, all networks trained, and all figures measured, in this one run.</p>
      <h2>MsIFT: the class of every pixel</h2>
      <p>The optical sensor sees which objects have a colour, the thermal one which are warm: to tell all
      classes takes both. The thermal image is out of place by up to ${shift} pixels along each axis, in every
      scene another way. Three networks of about one size learn from other scenes than these: one from both
      sources, two from one alone.</p>
      <section>
      ${classes}
      <div class="card"><table class="scores">
      <thead><tr><td></td><td></td><td>pixels right, mean of classes</td><td>parameters</td></tr></thead>
      <tbody>
      ${scores}
      </tbody></table>
      <p class="verdict">${verdict} One source alone leaves
      classes that look alike to it: between those it can only guess.</p></div>
      </section>
      <h2>SHIP: visible and infrared in one image</h2>
      <p>A small network, just trained on other scenes, fuses a pair that it has not seen. It has learned to
      keep what is bright and what has edges in either image, without being shown a fused one.</p>
      <section class="pictures">
      ${pictures}
      </section>
      <section class="training">
      ${chart}
      <div class="card"><table>
      ${rows}
      </table></div>
      </section>
      """;

  DemoReport {
    Objects.requireNonNull(scores, "scores");
    Objects.requireNonNull(classes, "classes");
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(pictures, "pictures");
  }

  /**
   * The page.
   *
   * @return HTML with the pictures inside
   */
  String html() {
    String sources =
        figure("Visible", pictures.visible()) + figure("Infrared", pictures.infrared());
    String body =
        BODY.replace("${shift}", Integer.toString(SensorScenes.SHIFT))
            .replace("${classes}", figure(CLASS_CAPTION, classes))
            .replace("${scores}", scores.html())
            .replace("${verdict}", Html.escaped(scores.verdict()))
            .replace("${pictures}", sources + figure("Fused", pictures.fused()))
            .replace("${chart}", figure("Loss during training", pictures.lossChart()))
            .replace("${rows}", Html.rows(facts.rows()));
    return new HtmlPage("Two sensors see more than one", STYLE, body).html();
  }

  /**
   * Writes the page as UTF-8, replacing a file of that name as a whole.
   *
   * @param file where to; its folder exists
   * @throws IOException if the file cannot be written
   */
  void write(Path file) throws IOException {
    AtomicFile.write(file, out -> out.write(html().getBytes(StandardCharsets.UTF_8)));
  }

  private static String figure(String caption, byte[] png) {
    return "<figure>%s<figcaption>%s</figcaption></figure>\n"
        .formatted(Html.picture(caption, png), Html.escaped(caption));
  }
}
