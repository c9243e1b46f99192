/**
 * The one bridge between operators and DL4J's ComputationGraph.
 *
 * <p>An operator with parameters and one input becomes a layer, an operator without parameters a
 * vertex, a loss an output layer; {@code Scope} and {@code Node} build graphs of them. Names of
 * vertices are paths such as {@code interaction1.spatial.norm1}. All that DL4J offers for its own
 * layers works for ours.
 */
package org.msift.core.graph;
