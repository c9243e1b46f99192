package org.msift.core.file;

import java.util.Locale;

/** File names and their suffixes. */
public final class FileNames {

  private FileNames() {}

  /**
   * The suffix of a name.
   *
   * @param name a file's name
   * @return in lower case with the dot; empty if there is none
   */
  public static String suffix(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(dot).toLowerCase(Locale.ROOT) : "";
  }

  /**
   * A name without its suffix.
   *
   * @param name a file's name
   * @return all before the last dot; the whole if there is none
   */
  public static String withoutSuffix(String name) {
    return name.substring(0, name.length() - suffix(name).length());
  }
}
