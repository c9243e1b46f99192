package org.msift.core.backend;

import java.util.List;

/**
 * What is known about the backend, without judgement.
 *
 * @param nd4jVersion version of nd4j-api, or {@code unknown}
 * @param backend simple name of ND4J's backend class
 * @param cpu true on the CPU, false on CUDA
 * @param platform operating system and architecture in JavaCPP's words, such as {@code
 *     linux-x86_64}
 * @param buildFlags what the native library was built with, such as {@code HAVE_ONEDNN}
 * @param libraryFile the native library that was loaded, or {@code unknown}
 * @param blasVendor the library of matrix products
 * @param threads threads of one native operation
 * @param ompNumThreads environment variable OMP_NUM_THREADS, or {@code not set}
 * @param ompWaitPolicy environment variable OMP_WAIT_POLICY, or {@code not set}
 * @param memory limits of this process
 * @param gpus CUDA devices; empty on the CPU; copied
 */
public record BackendFacts(
    String nd4jVersion,
    String backend,
    boolean cpu,
    String platform,
    List<String> buildFlags,
    String libraryFile,
    String blasVendor,
    int threads,
    String ompNumThreads,
    String ompWaitPolicy,
    MemoryLimits memory,
    List<GpuDevice> gpus) {

  /** Said of an environment variable that is absent. */
  static final String NOT_SET = "not set";

  /**
   * Copies the lists.
   *
   * @param nd4jVersion version of nd4j-api
   * @param backend simple name of ND4J's backend class
   * @param cpu true on the CPU, false on CUDA
   * @param platform operating system and architecture
   * @param buildFlags what the native library was built with; copied
   * @param libraryFile the native library that was loaded
   * @param blasVendor the library of matrix products
   * @param threads threads of one native operation
   * @param ompNumThreads environment variable OMP_NUM_THREADS
   * @param ompWaitPolicy environment variable OMP_WAIT_POLICY
   * @param memory limits of this process
   * @param gpus CUDA devices; copied
   */
  public BackendFacts {
    buildFlags = List.copyOf(buildFlags);
    gpus = List.copyOf(gpus);
  }

  /**
   * Whether the native library has oneDNN, on which the speed of convolution depends.
   *
   * @return true if it was built with oneDNN
   */
  public boolean oneDnn() {
    return buildFlags.contains("HAVE_ONEDNN");
  }
}
