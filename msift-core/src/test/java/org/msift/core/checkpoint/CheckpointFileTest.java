package org.msift.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {

  private static final StateDict DICT =
      StateDict.builder().put("a", Tensor.ofFloats(new float[] {1, 2}, 2)).build();

  @TempDir private Path folder;

  @Test
  void tellsTheFormatsApartByContent() {
    Path torch = folder.resolve("one.bin");
    Path safetensors = folder.resolve("two.bin");
    Path model = folder.resolve("three.bin");
    TorchCheckpoint.write(torch, DICT);
    Safetensors.write(safetensors, DICT);
    ModelFile.of(ModelFileTest.description(), DICT).write(model);
    assertThat(CheckpointFile.read(torch)).isEqualTo(DICT);
    assertThat(CheckpointFile.read(safetensors)).isEqualTo(DICT);
    assertThat(CheckpointFile.read(model)).isEqualTo(DICT);
  }

  @Test
  void aHeaderLengthThatLooksLikeTextIsStillSafetensors() {
    StateDict.Builder dict = StateDict.builder();
    for (int length = 0; length < 64; length++) {
      Path file = folder.resolve("file" + length);
      StateDict padded = dict.metadata("k", "x".repeat(length)).build();
      Safetensors.write(file, padded);
      assertThat(CheckpointFile.read(file)).isEqualTo(padded);
    }
  }

  @Test
  void absentFoldersAndEmptyFilesAreNamedAsSuch() throws IOException {
    refused(folder.resolve("absent.pth"), "no such file");
    refused(folder, "is a folder");
    refused(file(""), "is empty");
  }

  @Test
  void foreignFilesGetAdvice() throws IOException {
    refused(file("\u0080\u0002\u008a\nl\u00fc"), "_use_new_zipfile_serialization=True");
    refused(file("version https://git-lfs.github.com/spec/v1\n"), "git lfs pull");
    refused(file("<!DOCTYPE html>"), "web page");
    refused(file("\u0089HDF\r\n"), "HDF5");
    refused(file("\u0093NUMPY"), "NumPy");
    refused(file("some text"), "is of no known format; expected a PyTorch checkpoint");
    refused(file("PK\u0003\u0004 and no more"), "cannot read");
  }

  @Test
  void aZipOfSomethingElseIsNamedWithItsEntries() throws IOException {
    Path zip = folder.resolve("other.zip");
    Files.write(zip, TestFiles.compressedZip(Map.of("word/document.xml", new byte[9])));
    refused(zip, "word/document.xml");
  }

  @Test
  void aTargetThatCannotBeWrittenIsOneClearLine() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("taken.safetensors"));
    notWritten(taken, "the target is a folder");
    notWritten(folder.resolve("missing").resolve("f.safetensors"), "does its folder exist");
    assertThat(folder.toFile().list()).containsExactly("taken.safetensors");
  }

  private static void notWritten(Path path, String reason) {
    assertThatThrownBy(() -> Safetensors.write(path, DICT))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith("cannot write " + path + ": ")
        .hasMessageContaining(reason)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  private Path file(String content) throws IOException {
    return Files.write(folder.resolve("file"), TestFiles.ascii(content));
  }

  private static void refused(Path path, String reason) {
    assertThatThrownBy(() -> CheckpointFile.read(path))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining(path.toString())
        .hasMessageContaining(reason)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }
}
