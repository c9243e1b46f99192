/**
 * Attention and transformer blocks as graph code, and the fusion transformer of MsIFT (Zhang et
 * al., Remote Sensing 2022, 14(16), 4062) for two or more sources.
 *
 * <p>A block is a function from nodes to nodes; names of vertices are paths such as {@code
 * visible.encoder1.attention1.norm}. Tokens are [N, T, D]: N batch, T tokens, D features.
 */
package org.msift.core.transformer;
