package org.msift.tasks.network;

import org.msift.core.graph.Node;

/**
 * The feature map of a source.
 *
 * @param source name of the source, a part of the names of its vertices
 * @param map [N, h, w, C]
 */
public record SourceMap(String source, Node map) {}
