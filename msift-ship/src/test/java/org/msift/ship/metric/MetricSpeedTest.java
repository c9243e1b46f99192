package org.msift.ship.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The time of one thread for the standard metrics, in its own processor time. */
@Tag("slow")
class MetricSpeedTest {

  private static final Logger LOG = LoggerFactory.getLogger(MetricSpeedTest.class);
  private static final int WARM_UP = 5;
  private static final int ROUNDS = 5;

  @Test
  void allStandardMetricsOf480x640TakeLessThanTwoSeconds() {
    FusedTriple triple = Triples.waves(480, 640);
    long start = cpuTime();
    FusionMetrics.score(triple);
    LOG.info("first pass of all standard metrics {} ms", (cpuTime() - start) / 1_000_000);
    double total = 0;
    for (FusionMetric metric : FusionMetrics.all()) {
      double milliseconds = median(metric, triple);
      LOG.info("{} {} ms", metric.name(), "%.1f".formatted(milliseconds));
      total += FusionMetrics.standard().contains(metric) ? milliseconds : 0;
    }
    LOG.info("all standard metrics {} ms", "%.0f".formatted(total));
    assertThat(total).isLessThan(2000);
  }

  private static double median(FusionMetric metric, FusedTriple triple) {
    for (int i = 0; i < WARM_UP; i++) {
      metric.of(triple);
    }
    double[] times = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = cpuTime();
      metric.of(triple);
      times[i] = (cpuTime() - start) / 1e6;
    }
    Arrays.sort(times);
    return times[ROUNDS / 2];
  }

  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
