package org.msift.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msift.core.image.SampleType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A scene of 1024 x 1024 pixels and 8 bands in one piece, in a JVM of its own. */
@Tag("slow")
class PansharpeningMemoryTest {

  private static final Logger LOG = LoggerFactory.getLogger(PansharpeningMemoryTest.class);
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int SIZE = 1024;
  private static final int BANDS = 8;
  private static final long BOUND = 4L << 30;
  private static final int MINUTES = 15;

  @Test
  void aSceneOfAThousandPixelsSquaredTakesLessThanFourGigabytes(@TempDir Path folder)
      throws Exception {
    assumeTrue(Files.isReadable(STATUS), "resident memory is read from " + STATUS);
    Path result = folder.resolve("resident.txt");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process child =
        new ProcessBuilder(
                java,
                "-Xmx1g",
                "-Dorg.bytedeco.javacpp.maxbytes=8g",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                result.toString())
            .inheritIO()
            .start();
    try {
      assertThat(child.waitFor(MINUTES, TimeUnit.MINUTES)).as("child has ended").isTrue();
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.exitValue()).isZero();
    long resident = Long.parseLong(Files.readString(result));
    LOG.info("{} x {} pixels, {} bands: {} MB resident", SIZE, SIZE, BANDS, resident >> 20);
    assertThat(resident).isLessThan(BOUND);
  }

  /** Sharpens one scene and writes the largest resident memory, in bytes. */
  static final class Child {

    private Child() {}

    /**
     * The child's program.
     *
     * @param arguments the file to write
     * @throws IOException if it cannot be written
     */
    public static void main(String[] arguments) throws IOException {
      ShipPansharpening network = ShipPansharpening.builder(BANDS).build();
      try (Pansharpening pansharpening = Pansharpening.of(SmallPansharpening.model(network))) {
        int coarse = SIZE / network.ratio();
        pansharpening.sharpen(
            SmallPansharpening.image(coarse, coarse, BANDS, SampleType.UINT16, 1),
            SmallPansharpening.image(SIZE, SIZE, 1, SampleType.UINT16, 2));
      }
      List<String> status = Files.readAllLines(STATUS);
      long kilobytes =
          status.stream()
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElseThrow();
      Files.writeString(Path.of(arguments[0]), String.valueOf(kilobytes << 10));
    }
  }
}
