package org.msift.examples.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasurementTest {

  @Test
  void minimumMedianAndSpeedFollowFromTheTimes() {
    Measurement measurement = of(30, 10, 20);
    assertThat(measurement.minimum()).isEqualTo(10);
    assertThat(measurement.median()).isEqualTo(20);
    assertThat(measurement.imagesPerSecond()).isEqualTo(100);
    assertThat(of(10, 20).median()).isEqualTo(15);
  }

  @Test
  void jsonIsOneLineWithEveryField() {
    assertThat(of(30, 10, 20).toJson())
        .isEqualTo(
            "{\"name\":\"ship\",\"min_ms\":10.0,\"median_ms\":20.0,\"images_per_s\":100.0,"
                + "\"threads\":2,\"backend\":\"CPU\"}");
  }

  @Test
  void runsWarmUpBeforeTimesAreTaken() {
    AtomicInteger calls = new AtomicInteger();
    Measurement.Task slow =
        () -> {
          calls.incrementAndGet();
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1500));
        };
    assertThat(Measurement.time(slow, 4, 1)).hasSize(1);
    assertThat(calls).as("four to warm up, though three take four seconds").hasValue(5);
    calls.set(0);
    assertThat(Measurement.time(slow, 1, 1)).hasSize(1);
    assertThat(calls).as("as many to warm up as fill four seconds").hasValue(4);
  }

  @Test
  void aSizeIsHeightByWidth() {
    assertThat(ImageSize.parse("480x640")).isEqualTo(new ImageSize(480, 640));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "480", "0x5", "1x1", "-3x4", "480x640x3", "999999x2"})
  void whatIsNoSizeIsRefused(String text) {
    assertThatThrownBy(() -> ImageSize.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Measurement of(double... milliseconds) {
    return new Measurement("ship", milliseconds, 2, 2, "CPU");
  }
}
