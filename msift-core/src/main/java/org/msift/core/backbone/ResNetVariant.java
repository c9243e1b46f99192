package org.msift.core.backbone;

/** Which residual network: stem, strides and dilations. */
public enum ResNetVariant {
  /** One 7x7 convolution as stem, stage strides 1, 2, 2, 2 (torchvision). */
  V1(false, new int[] {1, 2, 2, 2}, new int[] {1, 1, 1, 1}),
  /**
   * Three 3x3 convolutions as stem, stage strides 1, 2, 1, 1, dilations 1, 1, 2, 4; an eighth of
   * the image's size (mmsegmentation's v1c, d8).
   */
  V1C_DILATED(true, new int[] {1, 2, 1, 1}, new int[] {1, 1, 2, 4});

  private final boolean deepStem;
  private final int[] strides;
  private final int[] dilations;

  ResNetVariant(boolean deepStem, int[] strides, int[] dilations) {
    this.deepStem = deepStem;
    this.strides = strides;
    this.dilations = dilations;
  }

  boolean deepStem() {
    return deepStem;
  }

  int stride(int stage) {
    return strides[stage];
  }

  int dilation(int stage) {
    return dilations[stage];
  }

  /** The first block of a dilated stage has half of its dilation. */
  int firstDilation(int stage) {
    return Math.max(1, dilations[stage] / 2);
  }
}
