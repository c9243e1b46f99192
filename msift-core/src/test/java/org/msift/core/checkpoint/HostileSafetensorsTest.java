package org.msift.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers made to mislead about the data. */
class HostileSafetensorsTest {

  private static final Duration GENEROUS = Duration.ofSeconds(60);

  private static AbstractThrowableAssert<?, ?> refused(byte[] file) {
    return assertThatThrownBy(
            () ->
                assertTimeoutPreemptively(
                    GENEROUS, () -> TestFiles.withFile(file, Safetensors::read)))
        .isInstanceOf(CheckpointException.class);
  }

  private static String entry(String name, String type, String shape, long begin, long end) {
    return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
        .formatted(name, type, shape, begin, end);
  }

  private static AbstractThrowableAssert<?, ?> refused(int dataBytes, String... entries) {
    return refused(TestFiles.safetensors("{" + String.join(",", entries) + "}", dataBytes));
  }

  @Test
  void theDataMustBeFilledExactly() {
    String a = entry("a", "F32", "[2]", 0, 8);
    refused(12, a, entry("b", "F32", "[2]", 4, 12)).hasMessageContaining("overlap or hole");
    refused(20, a, entry("b", "F32", "[2]", 12, 20)).hasMessageContaining("overlap or hole");
    refused(8, a, entry("b", "F32", "[2]", 0, 8)).hasMessageContaining("overlap or hole");
    refused(9, a).hasMessageContaining("is it complete?");
    refused(7, a).hasMessageContaining("is it complete?");
    refused(1).hasMessageContaining("is it complete?");
  }

  @Test
  void shapesAndOffsetsMustAgreeWithoutOverflow() {
    refused(8, entry("a", "F32", "[3]", 0, 8)).hasMessageContaining("does not fit");
    refused(8, entry("a", "F32", "[-2]", 0, 8)).hasMessageContaining("does not fit");
    refused(8, entry("a", "F32", "[-1,-2]", 0, 8)).hasMessageContaining("does not fit");
    refused(8, entry("a", "F32", "[4294967296,4294967296]", 0, 0));
    refused(8, entry("a", "F32", "[4611686018427387905]", 0, 4));
    refused(8, entry("a", "F32", "[9223372036854775808]", 0, 8));
    refused(8, entry("a", "F32", "[2.0]", 0, 8));
    refused(8, entry("a", "F32", "[1e400]", 0, 8));
    refused(8, entry("a", "F32", "[2]", -8, 0));
    refused(8, entry("a", "F32", "[2]", 8, 0));
    refused(8, entry("a", "F32", "[2]", Long.MIN_VALUE, Long.MIN_VALUE + 8));
    refused(8, entry("a", "U8", "[4611686018427387904]", 0, 4611686018427387904L));
    refused(8, entry("a", "F32", Arrays.toString(new long[99]), 0, 0));
  }

  @Test
  void duplicatesAreRefused() {
    String a = entry("a", "F32", "[2]", 0, 8);
    refused(8, a, a).hasMessageContaining("Duplicate");
    refused(8, a, entry("\\u0061", "F32", "[2]", 0, 8)).hasMessageContaining("Duplicate");
    refused(8, "\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{}x",
        "{} {}",
        "[]",
        "{\"a\":1}",
        "{\"a\":{}}",
        "{\"a\":{\"dtype\":\"F32\"}}",
        "{\"a\":{\"dtype\":1,\"shape\":[],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[[1]],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4,5]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4],\"more\":1}}",
        "{\"a\":{\"dtype\":\"F8_E4M3\",\"shape\":[4],\"data_offsets\":[0,4]}}",
        "{\"../a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]}}",
        "{\"\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]}}",
        "{\"__metadata__\":{\"a\":1}}",
        "{\"__metadata__\":{\"a\":{}}}",
        "{\"__metadata__\":[]}",
        "\0\0",
        " {}",
      })
  void malformedHeadersAreRefused(String header) {
    refused(TestFiles.safetensors(header, 4));
  }

  @Test
  void headersInOtherEncodingsAreRefused() {
    byte[] file = TestFiles.safetensors("{\"a?\":{}}", 0);
    file[Long.BYTES + 3] = (byte) 0xFF;
    refused(file);
    refused(TestFiles.safetensors("{\0}\0", 0));
  }

  @Test
  void deepNestingAndLongNamesAreRefused() {
    refused(TestFiles.safetensors("{\"a\":".repeat(1_000_000), 0));
    refused(TestFiles.safetensors("{\"a\":{\"shape\":" + "[".repeat(1_000_000), 0));
    refused(TestFiles.safetensors("{\"" + "a".repeat(1_000_000) + "\":{}}", 0));
    refused(TestFiles.safetensors("{\"a\":{\"shape\":[" + "9".repeat(1_000_000) + "]}}", 0));
  }

  @Test
  void headerLengthsAreComparedWithTheFile() {
    for (long length : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32, 100, 0, 1}) {
      byte[] file = TestFiles.safetensors("{}", 0);
      for (int i = 0; i < Long.BYTES; i++) {
        file[i] = (byte) (length >> 8 * i);
      }
      refused(file).hasMessageContaining("safetensors header of");
    }
    for (int length = 1; length < Long.BYTES; length++) {
      refused(new byte[length]).hasMessageContaining("too short");
    }
  }
}
