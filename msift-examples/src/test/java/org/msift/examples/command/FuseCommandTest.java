package org.msift.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msift.core.checkpoint.Safetensors;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.checkpoint.Tensor;
import org.msift.core.image.Image;
import org.msift.core.image.ImageFile;
import org.msift.core.image.NumpyFile;
import org.msift.core.image.SampleType;
import org.msift.ship.FusionOptions;
import org.msift.ship.ImageFusion;
import org.msift.ship.ShipModel;
import picocli.CommandLine;

/** {@code msift fuse} as users call it, with what they get wrong. */
class FuseCommandTest {

  private static final ShipModel MODEL = TestModel.small();

  @TempDir private Path folder;

  private Path model;
  private Path visible;
  private Path infrared;
  private Path out;

  @BeforeEach
  void writeFiles() {
    model = folder.resolve("model.zip");
    visible = folder.resolve("visible.png");
    infrared = folder.resolve("infrared.png");
    out = folder.resolve("results").resolve("fused.png");
    MODEL.write(model);
    ImageFile.write(visible, TestModel.image(9, 12, 3));
    ImageFile.write(infrared, TestModel.image(9, 12, 1));
  }

  private Run fuse(Object... more) {
    return Run.of(arguments(more));
  }

  private Object[] arguments(Object... more) {
    Object[] basic = {
      "fuse", "--model", model, "--visible", visible, "--infrared", infrared, "--out", out
    };
    return Stream.concat(Arrays.stream(basic), Arrays.stream(more)).toArray();
  }

  /** One line on standard error, exit code 1, and nothing written. */
  private void requireFailure(Run run, String... parts) throws IOException {
    assertThat(run.complaints()).as(run.err()).hasSize(1);
    assertThat(run.err()).startsWith("msift: ").contains(parts);
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(out).doesNotExist();
    if (Files.isDirectory(out.getParent())) {
      assertThat(out.getParent()).isEmptyDirectory();
    }
  }

  @Test
  void twoFilesGiveAThirdAndTheLuminance() {
    Path luminance = folder.resolve("luminance.npy");
    Run run = fuse("--luminance", luminance);
    assertThat(run.complaints()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().strip()).isEqualTo("wrote " + out);
    try (ImageFusion fusion = ImageFusion.of(MODEL, FusionOptions.DEFAULT)) {
      assertThat(ImageFile.read(out))
          .isEqualTo(fusion.fuse(ImageFile.read(visible), ImageFile.read(infrared)));
    }
    assertThat(NumpyFile.read(luminance).shape()).containsExactly(9, 12);
  }

  @Test
  void withoutAModelTheWeightsOfTheLibraryAreUsed() {
    Run run = Run.of("fuse", "--visible", visible, "--infrared", infrared, "--out", out);
    assertThat(run.complaints()).isEmpty();
    assertThat(run.exitCode()).isZero();
    try (ImageFusion fusion = ImageFusion.pretrained()) {
      assertThat(ImageFile.read(out))
          .isEqualTo(fusion.fuse(ImageFile.read(visible), ImageFile.read(infrared)));
    }
  }

  @Test
  void quietPrintsNothing() {
    Run run = fuse("--quiet");
    assertThat(run).isEqualTo(new Run(0, "", ""));
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Files.delete(visible);
    requireFailure(fuse(), visible + " does not exist");
  }

  @Test
  void aMissingModelIsNamed() throws IOException {
    Files.delete(model);
    requireFailure(fuse(), model.toString(), "no such file");
  }

  @Test
  void aFolderInsteadOfAFileIsNamed() throws IOException {
    Files.delete(infrared);
    Files.createDirectory(infrared);
    requireFailure(fuse(), "a file and a folder; give two files or two folders");
  }

  @Test
  void anEmptyFileIsNamed() throws IOException {
    Files.write(infrared, new byte[0]);
    requireFailure(fuse(), infrared + " is empty");
  }

  @Test
  void aTruncatedPngIsNamed() throws IOException {
    byte[] png = Files.readAllBytes(visible);
    Files.write(visible, Arrays.copyOf(png, png.length / 2));
    requireFailure(fuse(), visible.toString());
  }

  @Test
  void whatIsNoImageIsNamed() throws IOException {
    Files.writeString(visible, "not an image");
    requireFailure(fuse(), visible + " is no image of a known format");
  }

  @Test
  void anImageOfOnePixelIsRefused() throws IOException {
    ImageFile.write(visible, TestModel.image(1, 1, 3));
    ImageFile.write(infrared, TestModel.image(1, 1, 1));
    requireFailure(fuse(), visible + " has one pixel");
  }

  @Test
  void sizesThatDifferAreRefusedUnlessResized() throws IOException {
    ImageFile.write(infrared, TestModel.image(5, 6, 1));
    requireFailure(fuse(), "9x12", "5x6", "resize");
    assertThat(fuse("--resize").exitCode()).isZero();
    assertThat(ImageFile.read(out)).hasToString("image 9x12x3 UINT8");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void otherNumbersOfBandsAreRefused(int bands) throws IOException {
    visible = folder.resolve("visible.tif");
    ImageFile.write(visible, TestModel.image(9, 12, bands));
    requireFailure(fuse(), visible + " has " + bands + " bands");
  }

  @Test
  void notANumberIsRefusedWithItsPlace() throws IOException {
    infrared = folder.resolve("infrared.tif");
    float[] samples = new float[9 * 12];
    samples[14] = Float.NaN;
    ImageFile.write(infrared, Image.of(9, 12, 1, SampleType.FLOAT32, samples));
    requireFailure(fuse(), infrared.toString(), "row 1, column 2 is NaN");
  }

  @Test
  void aCheckpointOfAnotherNetworkIsRefused() throws IOException {
    model = folder.resolve("resnet.safetensors");
    Tensor tensor = Tensor.ofFloats(new float[4], 4);
    Safetensors.write(model, StateDict.builder().put("layer1.0.conv1.weight", tensor).build());
    requireFailure(fuse(), "is not a SHIP network", "layer1.0.conv1.weight");
  }

  @Test
  void aCheckpointWithATensorCutIsRefusedInOneLine() throws IOException {
    model = folder.resolve("cut.safetensors");
    StateDict official = MODEL.official();
    StateDict.Builder cut = StateDict.builder();
    official
        .names()
        .forEach(
            name ->
                cut.put(
                    name,
                    name.equals("inf.conv.bias")
                        ? Tensor.ofFloats(new float[1], 1)
                        : official.get(name)));
    Safetensors.write(model, cut.build());
    requireFailure(fuse(), "1 of wrong shape", "inf.conv.bias");
  }

  @Test
  void anUnwritableOutputLeavesNothingBehind() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    out = file.resolve("fused.png");
    Run run = fuse();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.complaints()).hasSize(1);
    assertThat(run.err()).contains("cannot be written");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(4);
    }
  }

  @Test
  void anUnknownSuffixIsRefusedBeforeAnythingIsComputed() throws IOException {
    out = folder.resolve("results").resolve("fused.gif");
    requireFailure(fuse(), "fused.gif", ".png or .tif");
  }

  @Test
  void aSourceIsNeverReplaced() throws IOException {
    out = visible;
    byte[] before = Files.readAllBytes(visible);
    Run run = fuse();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("is an input");
    assertThat(visible).hasBinaryContent(before);
  }

  private void makeFoldersOfThreePairs() throws IOException {
    Path visibles = Files.createDirectory(folder.resolve("vi"));
    Path infrareds = Files.createDirectory(folder.resolve("ir"));
    for (String name : List.of("1", "2", "3")) {
      Files.copy(visible, visibles.resolve(name + ".png"));
      Files.copy(infrared, infrareds.resolve(name + ".png"));
    }
    visible = visibles;
    infrared = infrareds;
    out = folder.resolve("fused");
  }

  @Test
  void withoutATerminalProgressComesInLinesAndQuietIsSilent() throws IOException {
    assumeTrue(System.console() == null, "this test has a terminal");
    makeFoldersOfThreePairs();
    String[] lines =
        fuseWithoutPause()
            .err()
            .lines()
            .filter(line -> !line.startsWith("at "))
            .toArray(String[]::new);
    assertThat(lines).hasSize(2);
    assertThat(lines[0]).matches("1 of 3 pairs done, about \\d+:\\d\\d:\\d\\d left");
    assertThat(lines[1]).matches("2 of 3 pairs done, about \\d+:\\d\\d:\\d\\d left");
    assertThat(fuseWithoutPause("--quiet")).isEqualTo(new Run(0, "", ""));
  }

  /** With a line of progress after every pair, as if each took long. */
  private Run fuseWithoutPause(Object... more) {
    CommandLine commandLine = Msift.commandLine();
    FuseCommand fuse = commandLine.getSubcommands().get("fuse").getCommand();
    fuse.setProgressInterval(Duration.ZERO);
    return Run.of(commandLine, arguments(more));
  }

  @Test
  void foldersAreFusedPairByPairAndABadOneDoesNotStopTheOthers() throws IOException {
    makeFoldersOfThreePairs();
    Files.writeString(visible.resolve("2.png"), "damaged");
    Path luminance = folder.resolve("raw");
    Run run = fuse("--luminance", luminance);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.complaints()).hasSize(1);
    assertThat(run.err()).contains("2.png");
    assertThat(run.out().strip()).isEqualTo("fused 2 of 3 pairs into " + out);
    assertThat(out.resolve("1.png")).exists();
    assertThat(out.resolve("2.png")).doesNotExist();
    assertThat(luminance.resolve("3.npy")).exists();
  }
}
