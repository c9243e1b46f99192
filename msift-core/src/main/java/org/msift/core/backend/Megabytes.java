package org.msift.core.backend;

/** Bytes for people. */
final class Megabytes {

  private Megabytes() {}

  static String of(long bytes) {
    return (bytes >> 20) + " MiB";
  }

  static String ofLimit(long bytes) {
    return bytes == 0 ? "no limit" : of(bytes);
  }
}
