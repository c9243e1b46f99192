package org.msift.core.backend;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Loader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The backend of this process: what it is, and a log of what is wrong with it. */
public final class Backend {

  private static final Logger LOG = LoggerFactory.getLogger(Backend.class);
  private static final AtomicBoolean LOGGED = new AtomicBoolean();

  private Backend() {}

  /**
   * Looks at the backend; the first call in a process loads its native library.
   *
   * @return facts and warnings of now
   * @throws BackendException if there is no backend on the class path, or its native library cannot
   *     be loaded
   */
  public static BackendReport report() {
    return report(BackendProbe::facts);
  }

  static BackendReport report(Supplier<BackendFacts> probe) {
    try {
      return BackendReport.of(probe.get());
    } catch (LinkageError failed) {
      // ND4J loads its backend in a static initialiser: whatever goes wrong there arrives as one of
      // these.
      throw new BackendException(
          "ND4J cannot start ("
              + root(failed)
              + "); "
              + BackendDependency.all(Loader.Detector.getPlatform()),
          failed);
    }
  }

  private static String root(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage() == null ? "" : root.getMessage();
    return root.getClass().getSimpleName() + ": " + message.lines().findFirst().orElse("");
  }

  /**
   * Logs the backend in one line and each warning with its cure, once per process; later calls do
   * nothing.
   *
   * @throws BackendException if there is no backend on the class path, or its native library cannot
   *     be loaded
   */
  public static void logOnce() {
    if (LOGGED.get()) {
      return;
    }
    BackendReport report = report();
    if (LOGGED.compareAndSet(false, true)) {
      log(report, LOG);
    }
  }

  static void log(BackendReport report, Logger log) {
    log.info("{}", report.toLine());
    report.warnings().forEach(warning -> log.warn("{}", warning));
  }
}
