package org.msift.core;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the data and golden numbers that lie beside the project and are not part of it. */
public final class SharedFiles {

  private SharedFiles() {}

  /**
   * The path of a file below {@code ../shared}; where it is absent the calling test is skipped,
   * saying so.
   *
   * @param name path below the shared folder, such as {@code data/tno/vi/02.png}
   * @return the existing path
   */
  public static Path require(String name) {
    Path path = root().resolve(name);
    assumeTrue(
        Files.exists(path),
        () -> "skipped: " + path + " is absent; it lies beside the project and is not part of it");
    return path;
  }

  private static Path root() {
    String given = System.getProperty("msift.shared");
    if (given != null) {
      return Path.of(given);
    }
    Path module = Path.of("").toAbsolutePath();
    return module.getParent().getParent().resolve("shared");
  }
}
