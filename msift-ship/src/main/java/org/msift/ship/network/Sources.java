package org.msift.ship.network;

import org.msift.core.graph.Node;

/**
 * The features of both sources at one place of the network.
 *
 * @param visible features of the visible or multispectral image, later of the fusion
 * @param infrared features of the infrared or panchromatic image
 */
record Sources(Node visible, Node infrared) {}
