/**
 * Data sets of several sources: opened by a descriptor, split, scaled and served in batches.
 *
 * <p>Arrays are channels last. Nothing of a split but its training part is used to compute a
 * scaling.
 */
package org.msift.tasks.data;
