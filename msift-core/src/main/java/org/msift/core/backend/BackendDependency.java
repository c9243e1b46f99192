package org.msift.core.backend;

/** The backend to recommend, as Maven coordinates. */
final class BackendDependency {

  private BackendDependency() {}

  static String coordinates(String platform) {
    String oneDnn = platform.endsWith("-x86_64") ? "-onednn-avx2" : "";
    return "org.nd4j:nd4j-native:1.0.0-M2.1:" + platform + oneDnn;
  }

  /** What a process without a working backend must add. */
  static String all(String platform) {
    return "add org.nd4j:nd4j-native:1.0.0-M2.1, "
        + coordinates(platform)
        + ", org.bytedeco:openblas:0.3.19-1.5.7:"
        + platform
        + " and org.bytedeco:javacpp:1.5.7:"
        + platform;
  }
}
