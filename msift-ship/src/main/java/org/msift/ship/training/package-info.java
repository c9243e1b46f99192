/**
 * Training of fusion networks on pairs of files: which pairs train, validate and test, crops of
 * them, the recipe, and the job that brings them together with the trainer of {@code
 * core.training}.
 */
package org.msift.ship.training;
