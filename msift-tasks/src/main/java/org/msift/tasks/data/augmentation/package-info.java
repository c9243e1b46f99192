/**
 * Random changes of training samples, each determined by seed, epoch and sample index: shared by
 * all sources and the label, and independent per source.
 */
package org.msift.tasks.data.augmentation;
