/**
 * SHIP for users: {@code ShipFusion} describes and builds the network, {@code ImageFusion} fuses
 * images with it.
 */
package org.msift.ship;
