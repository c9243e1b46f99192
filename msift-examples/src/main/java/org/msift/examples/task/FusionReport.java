package org.msift.examples.task;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.msift.core.file.AtomicFile;
import org.msift.core.image.Image;
import org.msift.core.image.ImageFile;
import org.msift.core.image.SampleType;
import org.msift.core.training.RunFolder;
import org.msift.core.training.TrainingResult;
import org.msift.ship.ImageFusion;
import org.msift.ship.training.FusionPair;
import org.msift.ship.training.FusionSplit;
import org.msift.ship.training.FusionTraining;
import org.msift.tasks.report.RunPage;

/**
 * Charts, examples and page of a run folder of a fusion network.
 *
 * @param folder the run folder, which holds a history and a best model
 * @param training what ran
 * @param result how it ended
 */
public record FusionReport(Path folder, FusionTraining training, TrainingResult result) {

  private static final int EXAMPLES = 3;

  /**
   * Writes the lists of pairs ({@code train.txt}, {@code validation.txt}, {@code test.txt}),
   * pictures and {@code index.html}.
   *
   * @throws IOException if a file cannot be written
   */
  public void write() throws IOException {
    FusionSplit split = training.split();
    list("train.txt", split.train());
    list("validation.txt", split.validation());
    list("test.txt", split.test());
    RunRecords records = new RunRecords(folder);
    List<RunPage.Picture> pictures = records.chartsOfEach();
    addExamples(pictures);
    new RunPage(
            "Fusion of visible and infrared images",
            records.facts(result),
            Map.of("Pairs", pairs()),
            pictures)
        .write(folder.resolve("index.html"));
  }

  /** A name per line, as {@code msift compare fusion --names} takes them. */
  private void list(String file, List<FusionPair> pairs) throws IOException {
    String lines = pairs.stream().map(pair -> pair.name() + "\n").collect(Collectors.joining());
    AtomicFile.write(
        folder.resolve(file), out -> out.write(lines.getBytes(StandardCharsets.UTF_8)));
  }

  private String pairs() {
    FusionSplit split = training.split();
    return "train: %s\nvalidation: %s\ntest (held back): %s"
        .formatted(names(split.train()), names(split.validation()), names(split.test()));
  }

  private static String names(List<FusionPair> pairs) {
    return String.join(", ", pairs.stream().map(FusionPair::name).toList());
  }

  /** Pairs that the network has not learned from, as far as there are some. */
  private void addExamples(List<RunPage.Picture> pictures) throws IOException {
    List<FusionPair> unseen = training.split().validation();
    List<FusionPair> shown = unseen.isEmpty() ? training.split().train() : unseen;
    try (ImageFusion fusion = ImageFusion.load(folder.resolve(RunFolder.BEST))) {
      for (FusionPair pair : shown.subList(0, Math.min(EXAMPLES, shown.size()))) {
        Image visible = ImageFile.read(pair.visible());
        Image infrared = ImageFile.read(pair.infrared());
        String name = "example-" + pair.name();
        add(pictures, pair.name() + ", visible", name + "-visible.png", visible);
        add(pictures, pair.name() + ", infrared", name + "-infrared.png", infrared.band(0));
        add(pictures, pair.name() + ", fused", name + "-fused.png", fusion.fuse(visible, infrared));
      }
    }
  }

  private void add(List<RunPage.Picture> pictures, String caption, String file, Image image) {
    // A page shows 8 bits, whatever the pairs have.
    ImageFile.write(folder.resolve(file), image.as(SampleType.UINT8));
    pictures.add(RunRecords.picture(caption, file));
  }
}
