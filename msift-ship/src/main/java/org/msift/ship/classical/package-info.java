/**
 * Classical fusion of infrared and visible images behind one interface, in plain Java on {@link
 * org.msift.ship.plane.Plane planes}: what a network has to beat. Images of any size, odd ones and
 * single pixels too. Nothing here needs ND4J.
 */
package org.msift.ship.classical;
