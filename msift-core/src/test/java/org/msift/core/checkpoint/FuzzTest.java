package org.msift.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.SharedFiles;

/** Damaged files end in one kind of exception, quickly, or are read as what they were. */
class FuzzTest {

  private static final Duration GENEROUS = Duration.ofMinutes(5);

  @TempDir private Path folder;

  /**
   * What a reader makes of a file; empty if it refuses it. Any other exception or error fails the
   * test.
   */
  private Optional<StateDict> read(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("fuzzed"), content);
    try {
      return Optional.of(CheckpointFile.read(file));
    } catch (CheckpointException e) {
      assertThat(e.getMessage()).isNotBlank();
      return Optional.empty();
    }
  }

  private static byte[] flipped(byte[] content, int bits, Random random) {
    byte[] damaged = content.clone();
    for (int i = 0; i < bits; i++) {
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    }
    return damaged;
  }

  private byte[] safetensors() throws IOException {
    Path file = folder.resolve("small.safetensors");
    Safetensors.write(
        file, TestFiles.withFile(TestFiles.resource("training.pth"), TorchCheckpoint::read));
    return Files.readAllBytes(file);
  }

  private byte[] model() throws IOException {
    Path file = folder.resolve("small.msift");
    StateDict dict = StateDict.builder().put("a", Tensor.ofFloats(new float[9], 3, 3)).build();
    ModelFile.of(ModelFileTest.description(), dict).withExtra("x", new byte[9]).write(file);
    return Files.readAllBytes(file);
  }

  private void truncate(byte[] content, int step) {
    assertTimeoutPreemptively(
        GENEROUS,
        () -> {
          for (int length = 0; length < content.length; length += step) {
            assertThat(read(Arrays.copyOf(content, length))).as("%d bytes", length).isEmpty();
          }
        });
  }

  @Test
  void aFileCutAnywhereIsRefused() throws IOException {
    truncate(TestFiles.resource("element-types.pth"), 1);
    truncate(safetensors(), 1);
    truncate(model(), 1);
  }

  /** Checksums cover all contents of a zip, so what can still be read is what was written. */
  private void flipChecked(byte[] content, int rounds) {
    assertTimeoutPreemptively(
        GENEROUS,
        () -> {
          StateDict whole = read(content).orElseThrow();
          Random random = new Random(7);
          for (int round = 0; round < rounds; round++) {
            read(flipped(content, 1 + round % 3, random))
                .ifPresent(dict -> assertThat(dict).isEqualTo(whole));
          }
        });
  }

  @Test
  void flippedBitsInAZipNeverGiveOtherWeights() throws IOException {
    flipChecked(TestFiles.resource("element-types.pth"), 4000);
    flipChecked(model(), 4000);
  }

  @Test
  void flippedBitsInSafetensorsGiveWeightsOrARefusal() throws IOException {
    byte[] content = safetensors();
    assertTimeoutPreemptively(
        GENEROUS,
        () -> {
          Random random = new Random(8);
          for (int round = 0; round < 4000; round++) {
            read(flipped(content, 1 + round % 3, random));
          }
        });
  }

  @Test
  void flippedBitsBehindAValidChecksumReachThePickleReaderAndGiveTensorsOrARefusal() {
    byte[] file = TestFiles.resource("training.pth");
    byte[] pickle = TestFiles.entry(file, "train/data.pkl");
    byte[][] storages = new byte[19][];
    for (int i = 0; i < storages.length; i++) {
      storages[i] = TestFiles.entry(file, "train/data/" + i);
    }
    assertTimeoutPreemptively(
        GENEROUS,
        () -> {
          Random random = new Random(9);
          for (int round = 0; round < 6000; round++) {
            read(TestFiles.torchZip(flipped(pickle, 1 + round % 4, random), storages));
          }
        });
  }

  @Test
  void randomOpcodesGiveAValueOrARefusal() {
    byte[] opcodes = TestFiles.ascii("NKqh()]}tlduaes20R\u0085\u0086\u0087\u0094\u0088bQ.");
    Random random = new Random(10);
    assertTimeoutPreemptively(
        GENEROUS,
        () -> {
          for (int round = 0; round < 100_000; round++) {
            byte[] pickle = new byte[40];
            for (int i = 0; i < pickle.length; i++) {
              pickle[i] = opcodes[random.nextInt(opcodes.length)];
            }
            valueOrRefusal(pickle);
          }
        });
  }

  private static void valueOrRefusal(byte[] pickle) {
    try {
      assertThat(PickleReader.read(pickle)).isNotNull();
    } catch (CheckpointException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Test
  void thePublishedCheckpointDamagedIsRefusedOrReadAsItWas() throws IOException {
    byte[] content = Files.readAllBytes(SharedFiles.require("golden/ship/SHIP_model.pth"));
    flipChecked(content, 300);
    truncate(content, 20_011);
  }
}
