package org.msift.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  private static final byte[] OLD = {1, 2, 3};

  @TempDir private Path folder;

  private Path target;

  @BeforeEach
  void name() {
    target = folder.resolve("file.bin");
  }

  @Test
  void theTargetStaysAsItIsUntilTheContentIsComplete() throws IOException {
    Files.write(target, OLD);
    byte[] large = new byte[200_000];

    AtomicFile.write(
        target,
        out -> {
          out.write(large);
          out.flush();
          assertThat(target).hasBinaryContent(OLD);
          assertThat(files()).hasSize(2);
        });

    assertThat(target).hasBinaryContent(large);
    assertThat(files()).containsExactly(target);
  }

  @Test
  void aNewFileMayBeReadLikeAnyOther() throws IOException {
    AtomicFile.write(target, out -> out.write(OLD));
    Path other = Files.write(folder.resolve("other"), OLD);

    assertThat(target).hasSameBinaryContentAs(other);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      assertThat(Files.getPosixFilePermissions(target))
          .isEqualTo(Files.getPosixFilePermissions(other));
    }
  }

  @Test
  void theContentMayCloseItsStream() throws IOException {
    AtomicFile.write(
        target,
        out -> {
          out.write(OLD);
          out.close();
        });

    assertThat(target).hasBinaryContent(OLD);
  }

  @Test
  void whenWritingFailsTheOldFileIsKeptAndNothingElseIsLeft() throws IOException {
    Files.write(target, OLD);
    IOException full = new IOException("no space left");
    IllegalStateException broken = new IllegalStateException("broken");

    assertThatThrownBy(() -> AtomicFile.write(target, failing(full))).isSameAs(full);
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    target,
                    out -> {
                      throw broken;
                    }))
        .isSameAs(broken);

    assertThat(target).hasBinaryContent(OLD);
    assertThat(files()).containsExactly(target);
  }

  @Test
  void whenWritingFailsNoFileComesToBe() throws IOException {
    IOException full = new IOException("no space left");

    assertThatThrownBy(() -> AtomicFile.write(target, failing(full))).isSameAs(full);

    assertThat(files()).isEmpty();
  }

  @Test
  void aFolderIsNeverReplaced() throws IOException {
    Files.createDirectory(target);

    assertRefused(
        () -> AtomicFile.write(target, out -> out.write(OLD)), "the target is a folder: " + target);

    assertThat(files()).containsExactly(target);
    assertThat(target).isEmptyDirectory();
  }

  @Test
  void aFolderThatMayNotBeWrittenToIsNamed() throws IOException {
    Files.write(target, OLD);
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeTrue(!Files.isWritable(folder), "this user may write everywhere");
      assertRefused(
          () -> AtomicFile.write(target, out -> out.write(new byte[9])), folder.toString());
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    assertThat(target).hasBinaryContent(OLD);
    assertThat(files()).containsExactly(target);
  }

  @Test
  void aFolderThatIsMissingOrAFileIsNamed() throws IOException {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> AtomicFile.write(missing.resolve("f"), out -> out.write(OLD)))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(missing.toString());
    Files.write(target, OLD);
    assertRefused(
        () -> AtomicFile.write(target.resolve("f"), out -> out.write(OLD)), target.toString());
    assertThat(target).hasBinaryContent(OLD);
  }

  private static AtomicFile.Content failing(IOException failure) {
    return out -> {
      out.write(new byte[100_000]);
      throw failure;
    };
  }

  private static void assertRefused(ThrowingCallable writing, String message) {
    assertThatThrownBy(writing)
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message)
        .satisfies(refused -> assertThat(refused.getMessage()).hasLineCount(1));
  }

  private Set<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return Set.copyOf(files.toList());
    }
  }
}
