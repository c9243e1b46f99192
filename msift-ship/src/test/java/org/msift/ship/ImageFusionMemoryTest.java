package org.msift.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.Pointer;
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
  private static final int WARM_UP = 100;
  private static final int FUSIONS = 1_000;

  /**
   * Heap and code of the JVM come and go by some megabytes. One single-precision band of the
   * smaller image lost per fusion would be 20 MB.
   */
  private static final long RESIDENT_ALLOWANCE = 16L << 20;

  /**
   * Native memory that JavaCPP knows of, and resident memory of the process.
   *
   * @param pointers objects with native memory
   * @param bytes their native memory, bytes
   * @param resident resident memory, bytes
   */
  private record MemoryUse(long pointers, long bytes, long resident) {

    /** What is left after a collection; native memory follows its Java objects a little later. */
    static MemoryUse settled() throws IOException, InterruptedException {
      MemoryUse last = collected();
      for (int i = 0; i < 20; i++) {
        MemoryUse next = collected();
        if (next.pointers == last.pointers && next.bytes == last.bytes) {
          return next;
        }
        last = next;
      }
      return last;
    }

    private static MemoryUse collected() throws IOException, InterruptedException {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(200);
      return new MemoryUse(Pointer.totalCount(), Pointer.totalBytes(), residentBytes());
    }

    private static long residentBytes() throws IOException {
      String line =
          Files.readAllLines(STATUS).stream()
              .filter(each -> each.startsWith("VmRSS:"))
              .findFirst()
              .orElseThrow();
      return Long.parseLong(line.replaceAll("\\D", "")) << 10;
    }
  }

  @Test
  void aThousandFusionsInARowTakeTheMemoryOfAHundred() throws Exception {
    assumeTrue(Files.isReadable(STATUS), "resident memory is read from " + STATUS);
    Image[] visible = {SmallShip.image(64, 96, 3, 1), SmallShip.image(80, 72, 1, 2)};
    Image[] infrared = {SmallShip.image(64, 96, 1, 3), SmallShip.image(80, 72, 1, 4)};
    try (ImageFusion fusion = SmallShip.fusion()) {
      MemoryUse first = null;
      MemoryUse last = null;
      for (int done = 1; done <= FUSIONS; done++) {
        fusion.fuse(visible[done % 2], infrared[done % 2]);
        if (done % WARM_UP == 0) {
          last = MemoryUse.settled();
          first = first == null ? last : first;
          LOG.info("after {} fusions {}", done, last);
        }
      }
      assertThat(last.pointers()).as("pointers").isLessThanOrEqualTo(first.pointers());
      assertThat(last.bytes()).as("native bytes").isLessThanOrEqualTo(first.bytes());
      assertThat(last.resident() - first.resident())
          .as("growth of resident memory, bytes")
          .isLessThan(RESIDENT_ALLOWANCE);
    }
  }
}
