package org.msift.ship.training;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Files of one scene.
 *
 * @param name what messages and lists call it: the file names without suffix
 * @param visible the visible image, of one band or three
 * @param infrared the infrared image; the first band counts
 * @param mask image of salient regions, of which the first band counts; where there is none, the
 *     saliency of the visible luminance is used
 */
public record FusionPair(String name, Path visible, Path infrared, Optional<Path> mask) {}
