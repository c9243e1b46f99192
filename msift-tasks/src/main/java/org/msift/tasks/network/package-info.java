/**
 * The networks of MsIFT (Zhang et al., Remote Sensing 2022, 14(16), 4062) as graph code: what
 * stands between the feature maps of several sources and the classes of pixels or images.
 *
 * <p>Blocks are functions from nodes to nodes. A training graph has more outputs than an inference
 * graph, and the same parameter names.
 */
package org.msift.tasks.network;
