/**
 * Scenes of a multispectral and a panchromatic image, the sensors that took them, the simulation of
 * scenes of reduced resolution (Wald's protocol), and the ways to bring bands to the panchromatic
 * grid. Nothing here needs ND4J.
 */
package org.msift.ship.pansharpening;
