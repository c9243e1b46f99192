package org.msift.core.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackendDiagnosisTest {

  private static final MemoryLimits UNLIMITED = new MemoryLimits(1L << 30, 1L << 33, 0);
  private static final List<String> ONE_DNN = List.of("HAVE_ONEDNN", "HAVE_OPENBLAS");

  @Test
  void aCpuWithOneDnnPassiveWaitingAndNoMemoryLimitIsFine() {
    assertThat(BackendDiagnosis.of(cpu("linux-x86_64", ONE_DNN, "PASSIVE", UNLIMITED))).isEmpty();
  }

  @Test
  void withoutOneDnnTheDependencyToAddIsNamed() {
    BackendFacts facts = cpu("windows-x86_64", List.of("HAVE_OPENBLAS"), "passive", UNLIMITED);
    assertThat(BackendDiagnosis.of(facts))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.problem()).contains("convolution is about 20 times slower");
              assertThat(warning.cure())
                  .contains("org.nd4j:nd4j-native:1.0.0-M2.1:windows-x86_64-onednn-avx2");
            });
  }

  @Test
  void whereNoBuildWithOneDnnExistsNoneIsRecommended() {
    BackendFacts facts = cpu("linux-arm64", List.of(), "passive", UNLIMITED);
    assertThat(BackendDiagnosis.of(facts))
        .singleElement()
        .asString()
        .contains("no such build for linux-arm64")
        .doesNotContain("onednn-avx2");
  }

  @Test
  void spinningThreadsAreWarnedOf() {
    assertThat(BackendDiagnosis.of(cpu("linux-x86_64", ONE_DNN, "not set", UNLIMITED)))
        .singleElement()
        .asString()
        .contains("OMP_WAIT_POLICY is not set", "OMP_WAIT_POLICY=passive");
  }

  @Test
  void aLimitOnTheWholeProcessIsWarnedOf() {
    MemoryLimits limited = new MemoryLimits(1L << 30, 1L << 33, 1L << 34);
    assertThat(BackendDiagnosis.of(cpu("linux-x86_64", ONE_DNN, "passive", limited)))
        .singleElement()
        .asString()
        .contains("16384 MiB", "-Dorg.bytedeco.javacpp.maxphysicalbytes=0");
  }

  @ParameterizedTest
  @CsvSource({"9, 0, too new", "10, 0, too new", "12, 1, too new", "3, 5, too old"})
  void cardsThatTheBinariesHoldNoCodeForAreNamed(int major, int minor, String reason) {
    assertThat(BackendDiagnosis.of(cuda(new GpuDevice("Card", major, minor))))
        .singleElement()
        .asString()
        .contains(
            "Card (compute capability " + major + "." + minor + ") is " + reason, "sm_37 to sm_86");
  }

  @ParameterizedTest
  @CsvSource({"3, 7", "6, 1", "8, 6", "8, 9", "0, 0"})
  void cardsThatTheBinariesRunOnAndUnknownOnesAreFine(int major, int minor) {
    assertThat(BackendDiagnosis.of(cuda(new GpuDevice("Card", major, minor)))).isEmpty();
  }

  static BackendFacts cpu(
      String platform, List<String> flags, String waitPolicy, MemoryLimits memory) {
    return new BackendFacts(
        "1.0.0-M2.1",
        "CpuBackend",
        true,
        platform,
        flags,
        "libnd4jcpu.so",
        "OPENBLAS",
        2,
        "not set",
        waitPolicy,
        memory,
        List.of());
  }

  static BackendFacts cuda(GpuDevice... gpus) {
    return new BackendFacts(
        "1.0.0-M2.1",
        "JCublasBackend",
        false,
        "linux-x86_64",
        List.of(),
        "libnd4jcuda.so",
        "CUBLAS",
        2,
        "not set",
        "not set",
        UNLIMITED,
        List.of(gpus));
  }
}
