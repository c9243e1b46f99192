package org.msift.core.file;

import java.util.Locale;

/** File names and their suffixes. */
final class FileNames {

  private FileNames() {}

  /** In lower case with the dot; empty if there is none. */
  static String suffix(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(dot).toLowerCase(Locale.ROOT) : "";
  }

  static String withoutSuffix(String name) {
    return name.substring(0, name.length() - suffix(name).length());
  }
}
