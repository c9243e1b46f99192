package org.msift.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.image.Image;
import org.msift.core.image.ImageFile;
import org.msift.ship.FusionOptions;
import org.msift.ship.ImageFusion;
import org.msift.ship.ShipModel;
import org.msift.ship.classical.ClassicalFusion;
import org.msift.ship.metric.FusionMetrics;
import org.msift.ship.metric.Grey;

/** {@code msift compare fusion} as users call it, with what they get wrong. */
class CompareFusionCommandTest {

  @TempDir private Path folder;

  private Path visible;
  private Path infrared;
  private Path out;

  @BeforeEach
  void writeFiles() throws IOException {
    visible = Files.createDirectory(folder.resolve("vi"));
    infrared = Files.createDirectory(folder.resolve("ir"));
    out = folder.resolve("out");
    for (String name : List.of("a&b", "two", "z")) {
      ImageFile.write(visible.resolve(name + ".png"), TestModel.image(25, 30, 3));
      ImageFile.write(infrared.resolve(name + ".png"), TestModel.image(25, 30, 1));
    }
  }

  private Run compare(Object... more) {
    Object[] basic = {
      "compare", "fusion", "--visible", visible, "--infrared", infrared, "--out", out
    };
    return Run.of(Stream.concat(Arrays.stream(basic), Arrays.stream(more)).toArray());
  }

  /** Exit code 1, one line that says why, and nothing written. */
  private void requireFailure(Run run, String... parts) {
    assertThat(run.complaints()).as(run.err()).hasSize(1);
    assertThat(run.err()).startsWith("msift: ").contains(parts);
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void everyPairIsFusedMeasuredAndShown() throws IOException {
    Run run = compare("--methods", "average,maximum,wavelet", "--metric", "EN,MSE");
    assertThat(run.complaints()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("average", "mean rank", "wrote " + out.resolve("index.html"));
    Image first = ImageFile.read(visible.resolve("two.png"));
    Image second = ImageFile.read(infrared.resolve("two.png"));
    Image fused = ImageFile.read(out.resolve("fused/wavelet/two.png"));
    assertThat(fused).isEqualTo(ClassicalFusion.named("wavelet").fuse(first, second));
    Map<String, Double> expected =
        FusionMetrics.score(
            Grey.MATLAB.triples(second, first, fused), FusionMetrics.of(List.of("EN", "MSE")));
    List<String> lines = Files.readAllLines(out.resolve("fusion-scores.csv"));
    assertThat(lines).hasSize(1 + 9);
    assertThat(lines.get(0)).isEqualTo("item,method,EN,MSE,seconds");
    assertThat(lines)
        .anyMatch(
            line ->
                line.startsWith(
                    "two,wavelet," + expected.get("EN") + "," + expected.get("MSE") + ","));
    requireMeans();
    requirePage();
  }

  private void requireMeans() throws IOException {
    JsonNode fusion =
        new ObjectMapper()
            .readTree(out.resolve("comparison.json").toFile())
            .at("/comparisons/fusion");
    assertThat(fusion.get("results")).hasSize(9);
    double lowest = Double.MAX_VALUE;
    String best = "";
    for (JsonNode method : fusion.get("methods")) {
      String name = method.get("name").asText();
      double sum = 0;
      for (JsonNode result : fusion.get("results")) {
        sum += name.equals(result.get("method").asText()) ? result.at("/scores/MSE").asDouble() : 0;
      }
      double mean = method.at("/means/MSE").asDouble();
      assertThat(mean).isEqualTo(sum / 3, within(1e-9));
      double ranks = method.at("/ranks/MSE").asDouble() + method.at("/ranks/EN").asDouble();
      assertThat(method.get("meanRank").asDouble()).isEqualTo(ranks / 2);
      if (mean < lowest) {
        lowest = mean;
        best = name;
      }
    }
    String winner = best;
    assertThat(fusion.get("methods"))
        .filteredOn(method -> method.at("/ranks/MSE").asDouble() == 1)
        .singleElement()
        .satisfies(method -> assertThat(method.get("name").asText()).isEqualTo(winner));
  }

  /** Well-formed, without script or anything from outside, and every picture is there. */
  private void requirePage() throws IOException {
    String page = Files.readString(out.resolve("index.html"));
    assertThat(page).contains("a&amp;b").doesNotContain("<script", "http:", "https:", "${");
    try {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(Files.readAllBytes(out.resolve("index.html"))));
    } catch (javax.xml.parsers.ParserConfigurationException | org.xml.sax.SAXException bad) {
      throw new AssertionError("the page is not well-formed", bad);
    }
    Matcher source = Pattern.compile("src=\"([^\"]*)\"").matcher(page);
    int count = 0;
    while (source.find()) {
      assertThat(out.resolve(source.group(1))).isRegularFile();
      count++;
    }
    assertThat(count).isEqualTo(3 * 5 * 2);
  }

  @Test
  void modelsAreMethodsToo() {
    ShipModel model = TestModel.small();
    Path file = folder.resolve("model.zip");
    model.write(file);
    Run run = compare("--methods", "mine,average", "--model", "mine=" + file, "--metric", "EN");
    assertThat(run.complaints()).isEmpty();
    assertThat(run.exitCode()).isZero();
    try (ImageFusion fusion = ImageFusion.of(model, FusionOptions.DEFAULT)) {
      requireFused("mine", fusion);
    }
  }

  private void requireFused(String method, ImageFusion fusion) {
    assertThat(ImageFile.read(out.resolve("fused/" + method + "/z.png")))
        .isEqualTo(
            fusion.fuse(
                ImageFile.read(visible.resolve("z.png")),
                ImageFile.read(infrared.resolve("z.png"))));
  }

  @Test
  void theNetworkNeedsNoFile() {
    Run run = compare("--methods", "ship,average", "--metric", "EN");
    assertThat(run.complaints()).isEmpty();
    assertThat(run.exitCode()).isZero();
    try (ImageFusion fusion = ImageFusion.pretrained()) {
      requireFused("ship", fusion);
    }
  }

  @Test
  void namesChooseThePairs() throws IOException {
    Path names = folder.resolve("test.txt");
    Files.writeString(names, "z\n\na&b.png\n");
    // What lies beside the chosen pairs does not matter.
    Files.delete(infrared.resolve("two.png"));
    Run run = compare("--methods", "average", "--names", names, "--metric", "EN", "--pictures", 1);
    assertThat(run.complaints()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(Files.readAllLines(out.resolve("fusion-scores.csv"))).hasSize(3);
    try (Stream<Path> pictures = Files.list(out.resolve("pictures"))) {
      assertThat(pictures).hasSize(3 * 2);
    }
    Files.writeString(names, "z\nnowhere\n");
    assertThat(compare("--names", names).err()).contains("1 pairs", "do not hold: nowhere");
    Files.writeString(names, "\n");
    assertThat(compare("--names", names).err()).contains("holds no names");
  }

  @Test
  void aBadPairIsReportedAndCountsForNoMethod() throws IOException {
    ImageFile.write(infrared.resolve("two.png"), TestModel.image(5, 6, 1));
    Files.copy(visible.resolve("z.png"), visible.resolve("lonely.png"));
    Run run = compare("--methods", "average,maximum", "--metric", "EN");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.complaints()).hasSize(2);
    assertThat(run.err()).contains("lonely.png has no partner", "pair two: ", "25x30", "5x6");
    assertThat(Files.readAllLines(out.resolve("fusion-scores.csv"))).hasSize(1 + 4);
  }

  @Test
  void whenNothingCanBeComparedNoTableIsWritten() {
    Run run = compare("--methods", "average");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("pair z: MS-SSIM needs images of at least 161x161", "none of the 3 pairs");
    assertThat(out).doesNotExist();
  }

  @Test
  void quietPrintsTheTableAlone() {
    Run run = compare("--methods", "average", "--metric", "EN", "--quiet");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("EN").doesNotContain("wrote");
  }

  @Test
  void methodsAreCheckedAtTheDoor() {
    requireFailure(
        compare("--methods", "average,median"),
        "no method is named median; known are ship, average, maximum, laplacian, wavelet, and models");
    requireFailure(compare("--methods", "average,average"), "average is given twice");
    requireFailure(
        compare("--methods", "average", "--model", "mine=x.zip"), "not among the methods");
    requireFailure(compare("--model", "wavelet=x.zip"), "wavelet is the name of a method of msift");
    requireFailure(compare("--model", "ship=x.zip"), "ship is the name of a method of msift");
    requireFailure(compare("--model", "../up=x.zip"), "is no name for a file");
    requireFailure(compare("--model", "mine=" + folder.resolve("x.zip")), "no such file");
    requireFailure(compare("--metric", "BEAUTY"), "known are EN");
    requireFailure(compare("--pictures", "-1"), "expected 0 or more");
  }

  @Test
  void foldersAreCheckedAtTheDoor() throws IOException {
    Path before = visible;
    visible = folder.resolve("absent");
    requireFailure(compare(), "absent is no folder");
    visible = Files.createDirectory(folder.resolve("empty"));
    requireFailure(compare(), "no images of one name");
    visible = before;
    out = visible;
    assertThat(compare().err()).contains("is an input");
    out = visible.resolve("z.png");
    assertThat(compare().err()).contains("is a file");
    assertThat(Run.of("compare").exitCode()).isEqualTo(2);
  }
}
