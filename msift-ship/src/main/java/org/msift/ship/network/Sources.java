package org.msift.ship.network;

import org.msift.core.graph.Node;

/**
 * The features of both sources at one place of the network.
 *
 * @param visible features of the visible image, later of the fusion
 * @param infrared features of the infrared image
 */
record Sources(Node visible, Node infrared) {}
