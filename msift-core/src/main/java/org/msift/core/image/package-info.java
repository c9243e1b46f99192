/**
 * Images of any number of bands, channels last, in plain Java: samples as stored with their type
 * and range, and the reading and writing of image files and NumPy arrays.
 *
 * <p>What belongs here knows files and samples. What a band means (luminance, infrared, pan), and
 * how samples become the input of a network, belongs to the modules of the tasks. Nothing here
 * knows ND4J.
 */
package org.msift.core.image;
