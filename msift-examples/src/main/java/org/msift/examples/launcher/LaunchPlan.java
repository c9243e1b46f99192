package org.msift.examples.launcher;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a JVM lacks to compute well.
 *
 * @param environment variables to set
 * @param options options of java to add
 */
public record LaunchPlan(Map<String, String> environment, List<String> options) {

  private static final String MAX_BYTES = "-Dorg.bytedeco.javacpp.maxbytes=";
  private static final String MAX_PHYSICAL_BYTES = "-Dorg.bytedeco.javacpp.maxphysicalbytes=";
  private static final int FIRST_WITH_NATIVE_WARNINGS = 24;

  /**
   * How OpenMP's threads wait and where they run. Threads that spin for long make small operations
   * up to 50 times slower on busy cores; a short spin, and each thread on a core of its own, saves
   * a fifth of a fusion's time. OpenBLAS, of which little is asked, has threads of its own that
   * spin beside them.
   */
  private static final Map<String, String> THREADS =
      Map.of(
          "OMP_WAIT_POLICY", "passive",
          "GOMP_SPINCOUNT", "10000",
          "OPENBLAS_NUM_THREADS", "1");

  private static final String THREAD_COUNT = "OMP_NUM_THREADS";
  private static final String BIND = "OMP_PROC_BIND";

  /** What is known of a JVM. */
  record Jvm(
      int version,
      Map<String, String> environment,
      List<String> options,
      long memory,
      int processors) {

    static Jvm current() {
      return new Jvm(
          Runtime.version().feature(),
          System.getenv(),
          ManagementFactory.getRuntimeMXBean().getInputArguments(),
          physicalMemory(),
          Runtime.getRuntime().availableProcessors());
    }

    private static long physicalMemory() {
      return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
          .getTotalMemorySize();
    }

    private boolean hasOption(String start) {
      return options.stream().anyMatch(option -> option.startsWith(start));
    }
  }

  public LaunchPlan {
    environment = Map.copyOf(environment);
    options = List.copyOf(options);
  }

  /**
   * What this JVM lacks for a command.
   *
   * @param use how the command computes
   * @return the plan, empty if nothing is lacking
   */
  public static LaunchPlan forThisJvm(BackendUse use) {
    return of(use, Jvm.current());
  }

  static LaunchPlan of(BackendUse use, Jvm jvm) {
    return new LaunchPlan(environment(use, jvm), options(jvm));
  }

  private static Map<String, String> environment(BackendUse use, Jvm jvm) {
    Map<String, String> environment = new LinkedHashMap<>();
    THREADS.forEach(
        (name, value) -> {
          if (!jvm.environment().containsKey(name)) {
            environment.put(name, value);
          }
        });
    use.threads()
        .ifPresent(
            threads -> {
              String wanted = Integer.toString(threads);
              if (!wanted.equals(jvm.environment().get(THREAD_COUNT))) {
                environment.put(THREAD_COUNT, wanted);
              }
            });
    if (!jvm.environment().containsKey(BIND)) {
      String threads = environment.getOrDefault(THREAD_COUNT, jvm.environment().get(THREAD_COUNT));
      environment.put(BIND, Boolean.toString(usesAll(jvm.processors(), threads)));
    }
    return environment;
  }

  /**
   * Fewer threads than processors leave room for other programs; bound, the threads of all of them
   * would stand on the first processors, one upon the other.
   */
  private static boolean usesAll(int processors, String threads) {
    return threads == null || threads.equals(Integer.toString(processors));
  }

  private static List<String> options(Jvm jvm) {
    List<String> options = new ArrayList<>();
    // JavaCPP would count the whole process, mapped files included, and end large computations.
    add(options, jvm, MAX_PHYSICAL_BYTES, "0");
    add(options, jvm, MAX_BYTES, Long.toString(jvm.memory()));
    if (jvm.version() >= FIRST_WITH_NATIVE_WARNINGS) {
      add(options, jvm, "--enable-native-access=", "ALL-UNNAMED");
      add(options, jvm, "--sun-misc-unsafe-memory-access=", "allow");
    }
    return options;
  }

  private static void add(List<String> options, Jvm jvm, String option, String value) {
    if (!jvm.hasOption(option)) {
      options.add(option + value);
    }
  }

  /**
   * Whether nothing is lacking.
   *
   * @return true if there is no need for another JVM
   */
  public boolean isEmpty() {
    return environment.isEmpty() && options.isEmpty();
  }
}
