/**
 * One band of an image as plain numbers, and linear filters of it: what metrics and classical
 * methods are made of. Nothing here needs ND4J.
 */
package org.msift.ship.plane;
