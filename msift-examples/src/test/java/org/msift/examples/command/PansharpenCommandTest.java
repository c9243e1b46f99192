package org.msift.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.image.Image;
import org.msift.core.image.ImageFile;
import org.msift.core.image.NumpyFile;
import org.msift.core.image.SampleType;

/** {@code msift pansharpen} and its training as users call them, with what they get wrong. */
class PansharpenCommandTest {

  @TempDir private Path folder;

  private Path multispectral;
  private Path panchromatic;
  private Path out;

  @BeforeEach
  void writeScene() {
    multispectral = folder.resolve("ms.tif");
    panchromatic = folder.resolve("pan.tif");
    out = folder.resolve("sharp.tif");
    ImageFile.write(multispectral, image(56, 72, 3, SampleType.UINT16));
    ImageFile.write(panchromatic, image(112, 144, 1, SampleType.UINT16));
  }

  @Test
  void classicalMethodKeepsTheSampleType() {
    Run run = sharpen("--method", "gsa", "--bits", 11);
    assertThat(run.complaints()).isEmpty();
    Image sharp = ImageFile.read(out);
    assertThat(sharp.sampleType()).isEqualTo(SampleType.UINT16);
    assertThat(sharp.bands()).isEqualTo(3);
    assertThat(sharp.height()).isEqualTo(112);
  }

  @Test
  void theGridMovesTheBands() {
    out = folder.resolve("sharp.npy");
    assertThat(sharpen("--method", "exp").exitCode()).isZero();
    float[] decimated = NumpyFile.read(out).values();
    assertThat(sharpen("--method", "exp", "--alignment", "CENTRED").exitCode()).isZero();
    assertThat(NumpyFile.read(out).values()).isNotEqualTo(decimated);
    out = folder.resolve("other.npy");
    requireFailure(sharpen("--method", "exp", "--alignment", "left"), 2, "left", "CENTRED");
  }

  @Test
  void arraysAreReadAndWritten() {
    multispectral = folder.resolve("ms.npy");
    float[] samples = image(56, 72, 3, SampleType.UINT16).samples();
    NumpyFile.write(multispectral, samples, 56, 72, 3);
    out = folder.resolve("sharp.npy");
    assertThat(sharpen("--method", "brovey").exitCode()).isZero();
    assertThat(NumpyFile.read(out).shape()).containsExactly(112, 144, 3);
  }

  @Test
  void trainsAModelThatSharpens() throws IOException {
    Path run = folder.resolve("run");
    Run trained =
        Run.of(
            "train",
            "--task",
            "pansharpen",
            "--out",
            run,
            "--ms",
            multispectral,
            "--pan",
            panchromatic,
            "--bits",
            11,
            "--set",
            "features=4",
            "--set",
            "blocks=1",
            "--set",
            "interaction=omni",
            "--set",
            "patch=4",
            "--set",
            "iterations=2",
            "--set",
            "validateEvery=1",
            "--set",
            "validation=0.2",
            "--batch",
            2);
    assertThat(trained.err()).isEmpty();
    assertThat(trained.out()).contains("ERGAS", "GSA", "network");
    assertThat(run.resolve("index.html")).content().contains("MTF-GLP");

    assertThat(sharpen("--model", run.resolve("best.zip")).exitCode()).isZero();
    assertThat(ImageFile.read(out).sampleType()).isEqualTo(SampleType.UINT16);

    compareWithClassicalMethods(run.resolve("best.zip"));

    ImageFile.write(multispectral, image(28, 36, 3, SampleType.UINT16));
    requireFailure(sharpen("--model", run.resolve("best.zip")), 1, "ratio 2", "ratio 4");
    requireFailure(
        sharpen("--model", run.resolve("best.zip"), "--sensor", "WV2"), 1, "knows its sensor");
    requireFailure(sharpen("--model", run.resolve("best.zip"), "--bits", 11), 1, "knows its bits");
  }

  private void compareWithClassicalMethods(Path model) throws IOException {
    Path scene = folder.resolve("scene.yaml");
    Files.writeString(
        scene, "multispectral: ms.tif\npanchromatic: pan.tif\nsensor: none\nbits: 11\n");
    Object[] compare = {
      "compare",
      "pansharpening",
      "--scenes",
      scene,
      "--methods",
      "exp",
      "--border",
      2,
      "--out",
      folder.resolve("compared"),
      "--model"
    };
    Run run = Run.of(with(compare, "ours=" + model));
    assertThat(run.complaints()).isEmpty();
    assertThat(run.out()).contains("EXP", "ours", "ERGAS");
    Run named = Run.of(with(compare, "exp=" + model));
    assertThat(named.err()).contains("exp is the name of a method of msift");
  }

  private static Object[] with(Object[] arguments, Object last) {
    return Stream.concat(Arrays.stream(arguments), Stream.of(last)).toArray();
  }

  @Test
  void namesWhatIsWrong() {
    requireFailure(sharpen("--method", "magic"), 1, "magic", "GSA");
    requireFailure(sharpen(), 2, "--model", "--method");
    requireFailure(
        sharpen("--method", "gsa", "--ms", multispectral), 1, "2 multispectral and 1 panchromatic");
    requireFailure(Run.of("pansharpen", "--method", "gsa", "--out", out), 1, "no scene", "--scene");
    requireFailure(sharpen("--method", "gsa", "--sensor", "WV2"), 1, "3 bands", "WV2");
    requireFailure(sharpen("--method", "gsa", "--sensor", "WV9"), 1, "unknown sensor WV9");
    ImageFile.write(panchromatic, image(114, 144, 1, SampleType.UINT16));
    requireFailure(sharpen("--method", "gsa"), 1, "114x144", "56x72");
    out = folder.resolve("sharp.gif");
    requireFailure(sharpen("--method", "gsa"), 1, "sharp.gif", ".tif");
    out = multispectral;
    Run overwrite = sharpen("--method", "gsa");
    assertThat(overwrite.err()).contains("is an input");
    assertThat(overwrite.exitCode()).isEqualTo(1);
  }

  private Run sharpen(Object... more) {
    Object[] basic = {"pansharpen", "--ms", multispectral, "--pan", panchromatic, "--out", out};
    return Run.of(Stream.concat(Arrays.stream(basic), Arrays.stream(more)).toArray());
  }

  private void requireFailure(Run run, int code, String... parts) {
    assertThat(run.err()).contains(parts);
    assertThat(run.exitCode()).isEqualTo(code);
    if (!out.equals(multispectral) && code == 2) {
      assertThat(out).doesNotExist();
    }
  }

  private static Image image(int height, int width, int bands, SampleType type) {
    float[] samples = new float[height * width * bands];
    for (int i = 0; i < samples.length; i++) {
      int pixel = i / bands;
      samples[i] =
          200 + 7 * (pixel / width) + 11 * (pixel % width) + 100 * (i % bands) + i * 37 % 50;
    }
    return Image.of(height, width, bands, type, samples);
  }
}
