package org.msift.ship;

import org.msift.core.image.Image;

/**
 * The result of fusing one pair of images H x W.
 *
 * @param image the fused image, of the visible image's bands and sample type
 * @param luminance what the network gave: H x W values in row-major order, not bounded to [0, 1];
 *     not copied
 */
public record Fusion(Image image, float[] luminance) {}
