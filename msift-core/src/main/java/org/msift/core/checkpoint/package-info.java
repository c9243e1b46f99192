/**
 * Weights on disk, in pure Java: reading and writing PyTorch checkpoints ({@code .pth}),
 * safetensors and the project's own one-file model, and the strict map between official parameter
 * names and layouts and ours.
 *
 * <p>What belongs here: file formats of weights, the {@link org.msift.core.checkpoint.StateDict}
 * they are read into, and {@link org.msift.core.checkpoint.ParameterMap}. What does not: arrays of
 * a numerical library, networks, training.
 *
 * <p>Every file is treated as hostile. Sizes are checked against the real file before memory is
 * taken, nothing in a file is executed, and whatever is wrong ends in one {@link
 * org.msift.core.checkpoint.CheckpointException}.
 */
package org.msift.core.checkpoint;
