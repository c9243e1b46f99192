package org.msift.ship;

import java.util.Optional;

/** The version of this library, from the manifest of its jar. */
final class LibraryVersion {

  private LibraryVersion() {}

  /** Classes that do not come from a jar have no version. */
  static String get() {
    return Optional.ofNullable(LibraryVersion.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
