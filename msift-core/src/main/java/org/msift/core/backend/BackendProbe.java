package org.msift.core.backend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.environment.Nd4jEnvironment;
import org.nd4j.linalg.factory.Nd4j;

/** Asks ND4J and JavaCPP for the facts. The first call loads the native library. */
final class BackendProbe {

  private static final String UNKNOWN = "unknown";
  private static final String VERSION_FILE = "/META-INF/maven/org.nd4j/nd4j-api/pom.properties";
  private static final Pattern FLAG = Pattern.compile("\\bHAVE_\\w+");
  private static final Pattern NATIVE_LIBRARY = Pattern.compile("nd4j(cpu|cuda)");

  private BackendProbe() {}

  static BackendFacts facts() {
    Properties environment = Nd4j.getExecutioner().getEnvironmentInformation();
    return new BackendFacts(
        version(),
        Nd4j.getBackend().getClass().getSimpleName(),
        Nd4j.getEnvironment().isCPU(),
        Loader.getPlatform(),
        buildFlags(Nd4j.getBackend().buildInfo()),
        libraryFile(Loader.getLoadedLibraries()),
        String.valueOf(environment.getOrDefault(Nd4jEnvironment.BLAS_VENDOR_KEY, UNKNOWN)),
        Nd4j.getEnvironment().maxThreads(),
        variable("OMP_NUM_THREADS", System::getenv),
        variable("OMP_WAIT_POLICY", System::getenv),
        new MemoryLimits(
            Runtime.getRuntime().maxMemory(), Pointer.maxBytes(), Pointer.maxPhysicalBytes()),
        gpus(environment));
  }

  /** The flags of a text such as {@code GCC: "7.5.0" ... HAVE_ONEDNN HAVE_OPENBLAS}. */
  static List<String> buildFlags(String buildInfo) {
    return buildInfo == null
        ? List.of()
        : FLAG.matcher(buildInfo).results().map(match -> match.group()).toList();
  }

  static List<GpuDevice> gpus(Properties environment) {
    Object devices = environment.get(Nd4jEnvironment.CUDA_DEVICE_INFORMATION_KEY);
    if (!(devices instanceof Collection<?> list)) {
      return List.of();
    }
    return list.stream()
        .filter(Map.class::isInstance)
        .map(device -> gpu((Map<?, ?>) device))
        .toList();
  }

  private static GpuDevice gpu(Map<?, ?> device) {
    return new GpuDevice(
        String.valueOf(device.get(Nd4jEnvironment.CUDA_DEVICE_NAME_KEY)),
        number(device.get(Nd4jEnvironment.CUDA_DEVICE_MAJOR_VERSION_KEY)),
        number(device.get(Nd4jEnvironment.CUDA_DEVICE_MINOR_VERSION_KEY)));
  }

  private static int number(Object value) {
    return value instanceof Number number ? number.intValue() : 0;
  }

  static String libraryFile(Map<String, String> loaded) {
    return loaded.entrySet().stream()
        .filter(library -> NATIVE_LIBRARY.matcher(library.getKey()).matches())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(UNKNOWN);
  }

  static String variable(String name, UnaryOperator<String> environment) {
    String value = environment.apply(name);
    return value == null || value.isBlank() ? BackendFacts.NOT_SET : value.strip();
  }

  private static String version() {
    try (InputStream in = Nd4j.class.getResourceAsStream(VERSION_FILE)) {
      if (in == null) {
        return UNKNOWN;
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", UNKNOWN);
    } catch (IOException failed) {
      throw new UncheckedIOException("nd4j-api's jar cannot be read; download it again", failed);
    }
  }
}
