package org.msift.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.image.ImageFile;

/** {@code msift study order} as users call it, with what they get wrong. */
class OrderCommandTest {

  private static final String[] FILES = {
    "order.html", "order.json", "order-loss.png", "order-EN.png", "order-SSIM.png"
  };

  @TempDir private Path folder;

  private Path out;

  @BeforeEach
  void nameTheFolder() {
    out = folder.resolve("order");
  }

  private Run study(Object... more) {
    Object[] basic = {"study", "order", "--out", out, "--steps", 1, "--features", 2};
    return Run.of(Stream.concat(Arrays.stream(basic), Arrays.stream(more)).toArray());
  }

  private Path images(String name, int bands, int count, int side) throws IOException {
    Path images = Files.createDirectories(folder.resolve(name));
    for (int i = 0; i < count; i++) {
      ImageFile.write(images.resolve("p" + i + ".png"), TestModel.image(side, side, bands));
    }
    return images;
  }

  @Test
  void trainsOnPairsOfFoldersAndGoesOn() throws IOException {
    images("visible", 3, 6, 48);
    images("infrared", 1, 6, 48);
    Run first = studyPairs(1, 12);
    assertThat(first.err()).isEmpty();
    assertThat(first.out().lines()).hasSize(2);
    assertThat(first.out()).startsWith("1 of 1: order 2 in space, 2 across channels, seed 1: loss");
    Run second = studyPairs(2, 12);
    assertThat(second.exitCode()).isZero();
    assertThat(second.out().lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("2 of 2: order 2 in space, 2 across channels, seed 2"));
    List<String> table = Files.readAllLines(out.resolve("order.csv"));
    assertThat(table).hasSize(4);
    assertThat(table.get(0)).startsWith("# 5 of 6 pairs of ").contains("2 features", "1 steps");
    assertThat(out.resolve("order.html")).content().contains("in space", "across channels", "±");
    for (String file : FILES) {
      assertThat(out.resolve(file)).isNotEmptyFile();
    }
    Run other = studyPairs(2, 16);
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.err()).contains("other settings", "crops of 12x12", "crops of 16x16");
  }

  private Run studyPairs(int seeds, int crop) {
    Path visible = folder.resolve("visible");
    Path infrared = folder.resolve("infrared");
    Object[] data = {"--visible", visible, "--infrared", infrared, "--pairs", 5};
    Object[] settings = {"--orders", 2, "--seeds", seeds, "--crop", crop};
    return study(Stream.concat(Arrays.stream(data), Arrays.stream(settings)).toArray());
  }

  /** As users without data call it. */
  @Test
  @Tag("slow")
  void paintsScenesWhereNoneAreGiven() throws IOException {
    Run run = study("--orders", "1,2", "--seeds", 1, "--crop", 12);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(Files.readAllLines(out.resolve("order.csv")))
        .hasSize(5)
        .first()
        .asString()
        .startsWith("# 20 generated pairs of 96x96; 2 features");
    for (String file : FILES) {
      assertThat(out.resolve(file)).isNotEmptyFile();
    }
  }

  @Test
  void namesWhatIsWrong() throws IOException {
    requireFailure(study("--orders", "0,1"), 2, "--orders is 0, expected 1..16");
    requireFailure(study("--visible", folder), 1, "--visible and --infrared belong together");
    requireFailure(study("--visible", folder, "--infrared", folder), 1, "no images of one name");
    Path visible = images("visible", 3, 5, 16);
    Path infrared = images("infrared", 1, 5, 16);
    Object[] data = {"--visible", visible, "--infrared", infrared};
    requireFailure(study(data), 1, "is 16x16, too small for the metrics");
    Files.delete(infrared.resolve("p4.png"));
    requireFailure(study(data), 1, "p4.png has no partner");
    Files.delete(visible.resolve("p4.png"));
    requireFailure(study(data), 1, "4 pairs", "give 5 or more");
  }

  private void requireFailure(Run run, int exitCode, String... parts) {
    assertThat(run.err()).contains(parts);
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(out).doesNotExist();
  }
}
