/**
 * SHIP for users. {@code ShipFusion} describes and builds the network that fuses infrared and
 * visible images, {@code ImageFusion} fuses images with it; {@code ShipPansharpening} and {@code
 * Pansharpening} are the same for multispectral and panchromatic images.
 */
package org.msift.ship;
