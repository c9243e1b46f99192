package org.msift.core.backend;

import java.util.ArrayList;
import java.util.List;

/** From facts to warnings: a pure function. */
final class BackendDiagnosis {

  /**
   * Compute capabilities 3.7 to 8.9: nd4j-cuda-11.6 has machine code for sm_37 to sm_86 and no PTX.
   */
  private static final int OLDEST_CAPABILITY = 37;

  private static final int NEWEST_CAPABILITY = 89;

  private BackendDiagnosis() {}

  static List<BackendWarning> of(BackendFacts facts) {
    List<BackendWarning> warnings = new ArrayList<>();
    if (facts.cpu()) {
      judgeCpu(facts, warnings);
    }
    facts.gpus().forEach(gpu -> judgeGpu(gpu, warnings));
    if (facts.memory().physical() > 0) {
      warnings.add(
          new BackendWarning(
              "JavaCPP ends computations when the whole process reaches "
                  + Megabytes.of(facts.memory().physical())
                  + ", which large images do",
              "run with -Dorg.bytedeco.javacpp.maxphysicalbytes=0"));
    }
    return List.copyOf(warnings);
  }

  private static void judgeCpu(BackendFacts facts, List<BackendWarning> warnings) {
    if (!facts.oneDnn()) {
      warnings.add(
          new BackendWarning(
              "the native library has no oneDNN: convolution is about 20 times slower",
              oneDnnCure(facts)));
    }
    if (!facts.ompWaitPolicy().equalsIgnoreCase("passive")) {
      warnings.add(
          new BackendWarning(
              "OMP_WAIT_POLICY is "
                  + facts.ompWaitPolicy()
                  + ": waiting threads spin, up to 50 times slower on busy cores",
              "set the environment variable OMP_WAIT_POLICY=passive before Java starts"));
    }
  }

  private static String oneDnnCure(BackendFacts facts) {
    if (!facts.platform().endsWith("-x86_64")) {
      return "there is no such build for "
          + facts.platform()
          + ": use an x86-64 machine or CUDA where speed matters";
    }
    return "add "
        + BackendDependency.coordinates(facts.platform())
        + " and exclude the one without oneDNN";
  }

  private static void judgeGpu(GpuDevice gpu, List<BackendWarning> warnings) {
    if (gpu.capability() > NEWEST_CAPABILITY) {
      warnings.add(
          new BackendWarning(
              gpu
                  + " is too new: the nd4j-cuda-11.6 binaries hold code for sm_37 to sm_86 and no"
                  + " PTX to compile for it",
              "use a card of compute capability 3.7 to 8.9 (CUDA_VISIBLE_DEVICES), or the CPU"
                  + " backend"));
    } else if (gpu.major() > 0 && gpu.capability() < OLDEST_CAPABILITY) {
      warnings.add(
          new BackendWarning(
              gpu + " is too old: the nd4j-cuda-11.6 binaries hold code for sm_37 to sm_86",
              "use a card of compute capability 3.7 to 8.9 (CUDA_VISIBLE_DEVICES), or the CPU"
                  + " backend"));
    }
  }
}
