package org.msift.tasks.data;

/**
 * One sample. Arrays are the owner's: who changes them copies them first.
 *
 * @param sources one [H*W*C] array per source, channels last; NaN marks no data before scaling
 * @param label class indices: one, or [H*W] for segmentation, 255 where ignored
 */
public record Sample(float[][] sources, float[] label) {}
