package org.msift.core.transformer;

import org.msift.core.graph.Node;

/**
 * The tokens of a source.
 *
 * @param source name of the source, a part of the names of its vertices
 * @param tokens [N, T, D]
 */
public record TokenStream(String source, Node tokens) {}
