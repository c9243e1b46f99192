package org.msift.examples.compare;

import org.msift.core.image.Image;

/**
 * An image as a page shows it.
 *
 * @param label what it is: a source, or the name of a method
 * @param image one band or three of 8 bits
 */
public record Shown(String label, Image image) {}
