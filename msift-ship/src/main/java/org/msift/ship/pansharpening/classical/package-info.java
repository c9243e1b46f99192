/**
 * Classical pan-sharpening methods behind one interface, as Vivone's toolbox computes them (G.
 * Vivone et al., "A Critical Comparison Among Pansharpening Algorithms", IEEE TGRS 53(5), 2015).
 * Any number of bands; samples keep their range and are neither clipped nor rounded.
 */
package org.msift.ship.pansharpening.classical;
