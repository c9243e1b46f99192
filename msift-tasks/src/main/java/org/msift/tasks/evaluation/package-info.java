/**
 * How good predictions are: counts of a confusion matrix and the figures the field takes from them.
 *
 * <p>Plain Java on class indices; models, data sets and pictures do not belong here. A figure that
 * the samples do not define (a class that never occurs) is empty, and never NaN.
 */
package org.msift.tasks.evaluation;
