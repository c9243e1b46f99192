package org.msift.examples.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LaunchPlanTest {

  private static final int PROCESSORS = 4;
  private static final BackendUse ANY_THREADS = new BackendUse(OptionalInt.empty());

  @Test
  void aBareJvmGetsThreadSettingsAndMemoryLimits() {
    LaunchPlan plan = LaunchPlan.of(ANY_THREADS, jvm(17, Map.of(), List.of()));
    assertThat(plan.environment())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "OMP_WAIT_POLICY", "passive",
                "GOMP_SPINCOUNT", "10000",
                "OMP_PROC_BIND", "true",
                "OPENBLAS_NUM_THREADS", "1"));
    assertThat(plan.options())
        .containsExactly(
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=0", "-Dorg.bytedeco.javacpp.maxbytes=1000");
  }

  @Test
  void whatTheUserHasSetIsKept() {
    Map<String, String> environment =
        Map.of(
            "OMP_WAIT_POLICY", "active",
            "GOMP_SPINCOUNT", "5",
            "OMP_PROC_BIND", "false",
            "OPENBLAS_NUM_THREADS", "2");
    List<String> options =
        List.of(
            "-Xmx1g",
            "-Dorg.bytedeco.javacpp.maxbytes=2g",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=4g");
    assertThat(LaunchPlan.of(ANY_THREADS, jvm(17, environment, options)).isEmpty()).isTrue();
  }

  @Test
  void aNewerJavaIsAllowedNativeAccess() {
    assertThat(LaunchPlan.of(ANY_THREADS, jvm(24, Map.of(), List.of())).options())
        .contains("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
  }

  @Test
  void askedForThreadsAreSetWhereTheyDiffer() {
    BackendUse use = new BackendUse(OptionalInt.of(3));
    assertThat(LaunchPlan.of(use, jvm(17, Map.of(), List.of())).environment())
        .containsEntry("OMP_NUM_THREADS", "3");
    Map<String, String> same = Map.of("OMP_NUM_THREADS", "3");
    assertThat(LaunchPlan.of(use, jvm(17, same, List.of())).environment())
        .doesNotContainKey("OMP_NUM_THREADS");
  }

  @Test
  void threadsAreBoundOnlyWhereTheyFillTheMachine() {
    Map<String, String> few = Map.of("OMP_NUM_THREADS", "1");
    assertThat(LaunchPlan.of(ANY_THREADS, jvm(17, few, List.of())).environment())
        .containsEntry("OMP_PROC_BIND", "false");
    LaunchPlan.Jvm bare = jvm(17, Map.of(), List.of());
    assertThat(LaunchPlan.of(new BackendUse(OptionalInt.of(3)), bare).environment())
        .containsEntry("OMP_PROC_BIND", "false");
    assertThat(LaunchPlan.of(new BackendUse(OptionalInt.of(4)), bare).environment())
        .containsEntry("OMP_PROC_BIND", "true");
  }

  private static LaunchPlan.Jvm jvm(
      int version, Map<String, String> environment, List<String> options) {
    return new LaunchPlan.Jvm(version, environment, options, 1000, PROCESSORS);
  }
}
