package org.msift.examples.fuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.image.SampleType;

class FolderPairsTest {

  @TempDir private Path folder;

  private Path visible;
  private Path infrared;

  @BeforeEach
  void makeFolders() throws IOException {
    visible = Files.createDirectory(folder.resolve("visible"));
    infrared = Files.createDirectory(folder.resolve("infrared"));
  }

  @Test
  void filesAreMatchedByNameWithoutSuffixInOrder() throws IOException {
    touch("visible/b.png", "infrared/b.jpg", "visible/a.TIF", "infrared/a.bmp");
    FolderPairs pairs = pairs(Optional.empty());
    assertThat(pairs.problems()).isEmpty();
    assertThat(pairs.jobs())
        .extracting(job -> job.visible().getFileName().toString())
        .containsExactly("a.TIF", "b.png");
  }

  @Test
  void otherFilesAndFoldersAreLeftAlone() throws IOException {
    touch("visible/SOURCE.txt", "visible/a.png", "infrared/a.png");
    Files.createDirectory(visible.resolve("more.png"));
    FolderPairs pairs = pairs(Optional.empty());
    assertThat(pairs.jobs()).hasSize(1);
    assertThat(pairs.problems()).isEmpty();
  }

  @Test
  void imagesWithoutPartnerAndSeveralOfOneNameAreProblems() throws IOException {
    touch("visible/a.png", "infrared/b.png", "visible/c.png", "visible/c.tif", "infrared/c.png");
    FolderPairs pairs = pairs(Optional.empty());
    assertThat(pairs.jobs()).isEmpty();
    assertThat(pairs.problems()).hasSize(3);
    assertThat(pairs.problems().get(0)).contains("a.png", "no partner");
    assertThat(pairs.problems().get(2)).contains("c.png", "c.tif");
  }

  @Test
  void resultsArePngWhereThatHoldsTheSamplesAndTiffElsewhere() throws IOException {
    touch("visible/a.png", "infrared/a.png");
    FusionJob job = pairs(Optional.of(folder.resolve("raw"))).jobs().get(0);
    Path out = folder.resolve("out");
    assertThat(job.target().of(SampleType.UINT8)).isEqualTo(out.resolve("a.png"));
    assertThat(job.target().of(SampleType.UINT16)).isEqualTo(out.resolve("a.png"));
    assertThat(job.target().of(SampleType.FLOAT32)).isEqualTo(out.resolve("a.tif"));
    assertThat(job.luminance()).contains(folder.resolve("raw").resolve("a.npy"));
  }

  private FolderPairs pairs(Optional<Path> luminance) throws IOException {
    return FolderPairs.of(visible, infrared, folder.resolve("out"), luminance);
  }

  private void touch(String... names) throws IOException {
    for (String name : names) {
      Files.createFile(folder.resolve(name));
    }
  }
}
