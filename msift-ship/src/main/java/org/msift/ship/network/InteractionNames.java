package org.msift.ship.network;

/**
 * Names of the parameters of one interaction. Those of SHIP are the official ones; what SHIP++ has
 * beside them was never published and is called as here.
 *
 * @param names where they go
 * @param order highest order in space
 * @param channelOrder highest order across channels
 */
record InteractionNames(ParameterNames names, int order, int channelOrder) {

  /** Names of an interaction that has the same order in space and across channels. */
  InteractionNames(ParameterNames names, int order) {
    this(names, order, order);
  }

  /**
   * Adds them.
   *
   * @param last whether no interaction follows
   */
  void add(String path, InteractionKind kind, boolean last) {
    switch (kind) {
      case SHIP -> {
        spatial(path + ".spatial");
        channel(path + ".channel");
      }
      case SHIP_PLUS_PLUS -> {
        spatial(path + ".spatial");
        evolving(path + ".spatial");
        channel(path + ".channel");
      }
      case OMNI -> omni(path, path + ".omni", last);
    }
  }

  private int features() {
    return names.features();
  }

  private void spatial(String path) {
    for (int n = 2; n <= order; n++) {
      names.twoConvolutions(path + ".reflashFused" + (n - 1), path + ".fused" + n, features());
    }
    for (int n = 2; n <= order; n++) {
      names.twoConvolutions(
          path + ".reflashInfrared" + (n - 1), path + ".infrared" + n, features());
    }
    for (int n = 1; n <= order; n++) {
      names.normalization(path + ".norm" + n + ".body", path + ".norm" + n, features());
    }
  }

  private void evolving(String path) {
    for (int n = 2; n <= order; n++) {
      String evolving = path + ".attention" + n + ".evolving";
      names.convolution(evolving, evolving, 2 * features(), features(), 1);
    }
    integration(path + ".integration", path);
  }

  private void integration(String from, String to) {
    names.convolution(from, to + ".integration", order * features(), features(), 1);
  }

  private void omni(String from, String to, boolean last) {
    names.twoConvolutions(from + ".reflashFused1", to + ".fused2", features());
    if (!last) {
      names.twoConvolutions(from + ".reflashFused2", to + ".infrared2", features());
    }
    names.twoConvolutions(from + ".convout", to + ".output", features());
    for (int n = 1; n <= order; n++) {
      names.normalization(from + ".norm" + n + ".body", to + ".norm" + n, features());
    }
    names.channelConvolution(from + ".convatten.0", to + ".attention.conv1", OmniInteraction.TAPS);
    names.channelConvolution(from + ".convatten.2", to + ".attention.conv2", OmniInteraction.TAPS);
    integration(from + ".integration", to);
  }

  private void channel(String path) {
    int c = features();
    for (int n = 1; n <= channelOrder; n++) {
      String from = path + (n == 1 ? ".chaAtten" : ".reflashChaAtten" + (n - 1));
      names.convolution(from + ".0", path + ".gate" + n + ".conv1", 2 * c, c, 1);
      names.convolution(from + ".2", path + ".gate" + n + ".conv2", c, 2 * c, 1);
    }
    for (int n = 2; n <= channelOrder; n++) {
      names.twoConvolutions(path + ".reflashFused" + (n - 1), path + ".fused" + n, 2 * c);
    }
    names.coupling(path + ".postprocess.0", path + ".coupling", 2 * c);
    names.convolution(path + ".postprocess.1", path + ".reduce", 2 * c, c, 1);
  }
}
