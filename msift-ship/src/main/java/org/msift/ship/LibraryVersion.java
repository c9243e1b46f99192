package org.msift.ship;

import java.util.Optional;

/** The version of this library, from the manifest of its jar. */
public final class LibraryVersion {

  private LibraryVersion() {}

  /**
   * The version.
   *
   * @return as in the manifest; "development" for classes that do not come from a jar
   */
  public static String get() {
    return Optional.ofNullable(LibraryVersion.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
