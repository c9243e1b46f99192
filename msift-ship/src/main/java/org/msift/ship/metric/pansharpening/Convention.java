package org.msift.ship.metric.pansharpening;

/** The published implementation that a measure with several definitions follows. */
public enum Convention {

  /**
   * The Python code of the group that published SHIP++ (a port of IQA_pansharpening_python); names
   * have no suffix.
   */
  PYTHON(""),

  /** Vivone's MATLAB toolbox; names end in {@code .TOOLBOX}. */
  TOOLBOX(".TOOLBOX");

  private final String suffix;

  Convention(String suffix) {
    this.suffix = suffix;
  }

  String named(String name) {
    return name + suffix;
  }
}
