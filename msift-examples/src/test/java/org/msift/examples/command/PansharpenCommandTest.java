package org.msift.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

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
    ImageFile.write(multispectral, image(24, 40, 3, SampleType.UINT16));
    ImageFile.write(panchromatic, image(48, 80, 1, SampleType.UINT16));
  }

  @Test
  void classicalMethodKeepsTheSampleType() {
    Run run = sharpen("--method", "gsa", "--bits", 11);
    assertThat(run.err()).isEmpty();
    Image sharp = ImageFile.read(out);
    assertThat(sharp.sampleType()).isEqualTo(SampleType.UINT16);
    assertThat(sharp.bands()).isEqualTo(3);
    assertThat(sharp.height()).isEqualTo(48);
  }

  @Test
  void arraysAreReadAndWritten() {
    multispectral = folder.resolve("ms.npy");
    float[] samples = image(24, 40, 3, SampleType.UINT16).samples();
    NumpyFile.write(multispectral, samples, 24, 40, 3);
    out = folder.resolve("sharp.npy");
    assertThat(sharpen("--method", "brovey").exitCode()).isZero();
    assertThat(NumpyFile.read(out).shape()).containsExactly(48, 80, 3);
  }

  @Test
  void trainsAModelThatSharpens() {
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

    ImageFile.write(multispectral, image(12, 20, 3, SampleType.UINT16));
    requireFailure(sharpen("--model", run.resolve("best.zip")), 1, "ratio 2", "ratio 4");
    requireFailure(
        sharpen("--model", run.resolve("best.zip"), "--sensor", "WV2"), 1, "knows its sensor");
  }

  @Test
  void namesWhatIsWrong() {
    requireFailure(sharpen("--method", "magic"), 1, "magic", "GSA");
    requireFailure(sharpen(), 2, "--model", "--method");
    requireFailure(sharpen("--method", "gsa", "--sensor", "WV2"), 1, "3 bands", "WV2");
    requireFailure(sharpen("--method", "gsa", "--sensor", "WV9"), 1, "unknown sensor WV9");
    ImageFile.write(panchromatic, image(50, 80, 1, SampleType.UINT16));
    requireFailure(sharpen("--method", "gsa"), 1, "50x80", "24x40");
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
