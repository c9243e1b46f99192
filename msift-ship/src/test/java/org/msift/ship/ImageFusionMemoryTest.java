package org.msift.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.msift.core.image.Image;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A program that fuses for days must not need more memory than in its first minute. */
@Tag("slow")
class ImageFusionMemoryTest {

  private static final Logger LOG = LoggerFactory.getLogger(ImageFusionMemoryTest.class);
  private static final Path STATUS = Path.of("/proc/self/status");

  /** Until then the JVM compiles, and native memory finds its size. */
  private static final int WARM_UP = 600;

  private static final int STEP = 100;
  private static final int FUSIONS = 1_600;

  /** Measurements in each of the two spans that are compared. */
  private static final int MEASURED = 5;

  /**
   * Between the means of the two spans lie 500 fusions. One single-precision band of the image lost
   * per fusion would be 12 MB.
   */
  private static final double ALLOWANCE = 6 << 20;

  /**
   * Single measurements vary by 13 MB without a trend, since the JVM commits heap that it has not
   * touched; means of five do not.
   */
  @Test
  void aThousandFusionsInARowTakeNoMemory() throws Exception {
    assumeTrue(Files.isReadable(STATUS), "resident memory is read from " + STATUS);
    Image visible = SmallShip.image(64, 96, 3, 1);
    Image infrared = SmallShip.image(64, 96, 1, 3);
    List<Long> measured = new ArrayList<>();
    try (ImageFusion fusion = SmallShip.fusion()) {
      for (int done = 1; done <= FUSIONS; done++) {
        fusion.fuse(visible, infrared);
        if (done % STEP == 0 && done > WARM_UP) {
          measured.add(bytesOutsideTheHeap());
          LOG.info("after {} fusions {} outside the heap", done, measured.get(measured.size() - 1));
        }
      }
    }
    double before = mean(measured.subList(0, MEASURED));
    double after = mean(measured.subList(measured.size() - MEASURED, measured.size()));
    assertThat(after - before).as("growth, bytes").isLessThan(ALLOWANCE);
  }

  private static double mean(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).average().orElseThrow();
  }

  /** Resident memory without Java's heap, which grows and shrinks as it likes. */
  private static long bytesOutsideTheHeap() throws IOException, InterruptedException {
    // Native memory follows its Java objects a little later.
    System.gc();
    TimeUnit.MILLISECONDS.sleep(300);
    long resident =
        Files.readAllLines(STATUS).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
            .findFirst()
            .orElseThrow();
    return resident - ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
  }
}
