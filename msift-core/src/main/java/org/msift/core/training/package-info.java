/**
 * What every training shares: the plan, the trainer that carries it out, the run folder that it
 * saves to and goes on from, learning rates, updaters that DL4J lacks, gradient clipping, progress
 * and the records of the loss and of all else that was measured.
 *
 * <p>Here belongs what any model's training can use as it is. Losses, data sets and training
 * commands of one task do not.
 */
package org.msift.core.training;
