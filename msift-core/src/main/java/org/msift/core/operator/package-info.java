/**
 * Differentiable operators on ND4J arrays: hyper-parameters, parameters, output shape, forward and
 * backward.
 *
 * <p>An operator is an immutable value. It knows nothing of DL4J's ComputationGraph; {@code
 * core.graph} hosts it there. Arrays are channels last; letters in the documentation: N batch, H
 * height, W width, C channels.
 */
package org.msift.core.operator;
