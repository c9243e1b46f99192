package org.msift.core.graph;

/**
 * The output of a vertex in a graph under construction.
 *
 * @param name name of the vertex: its path
 */
public record Node(String name) {}
