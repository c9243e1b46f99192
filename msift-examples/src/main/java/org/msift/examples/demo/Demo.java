package org.msift.examples.demo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.msift.core.backend.Backend;
import org.msift.core.file.AtomicFile;

/**
 * Shows in about a minute what the networks do, on generated scenes: MsIFT tells the classes of two
 * sensors that do not lie on one another, where neither alone can; SHIP makes one image of a
 * visible and an infrared one.
 *
 * @param folder where results go; made if absent
 * @param classSteps training steps of each of the three networks that tell classes, 1 or more
 * @param fusionSteps training steps of the network that fuses, 1 or more
 */
public record Demo(Path folder, int classSteps, int fusionSteps) {

  /** With as many the network of both sources has learned the classes. */
  public static final int CLASS_STEPS = 80;

  /** As many as a demonstration has time for; the learning rate falls to 0 over them. */
  public static final int FUSION_STEPS = 200;

  private static final long CLASS_SEED = 1;
  private static final long FUSION_SEED = 10;

  /**
   * Runs and writes {@code classes.png}, {@code visible.png}, {@code infrared.png}, {@code
   * fused.png}, {@code loss.png}, {@code model.zip} and {@code index.html}.
   *
   * @param lines told the scores, in lines of text, as soon as they are known
   * @return the page
   * @throws IOException if a file cannot be written
   */
  public Path run(Consumer<String> lines) throws IOException {
    Files.createDirectories(folder);
    Backend.logOnce();
    ClassTrial.Result classes = new ClassTrial(classSteps, CLASS_SEED).run();
    ScoreTable scores = classes.scores();
    lines.accept(scores.text() + scores.verdict());
    byte[] panels = png(ScenePanels.paint(classes));
    AtomicFile.write(folder.resolve("classes.png"), out -> out.write(panels));
    SceneFusion.Result fused = new SceneFusion(folder, fusionSteps, FUSION_SEED).run();
    Path page = folder.resolve("index.html");
    new DemoReport(scores, panels, fused.facts(), fused.pictures()).write(page);
    return page;
  }

  private static byte[] png(BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(picture, "png", bytes)) {
      throw new IOException("this Java has no writer for PNG pictures");
    }
    return bytes.toByteArray();
  }
}
