package org.msift.core.training;

import java.util.OptionalDouble;

/**
 * How a training ended.
 *
 * @param stopped true if it was asked to stop before its end; it can be resumed
 * @param iterations steps done, those before a resumption included
 * @param epochs epochs completed
 * @param best the best value of the criterion; empty before the first validation
 * @param waiting share of the time of this run's steps that was spent waiting for data, in [0, 1]
 */
public record TrainingResult(
    boolean stopped, long iterations, int epochs, OptionalDouble best, double waiting) {}
