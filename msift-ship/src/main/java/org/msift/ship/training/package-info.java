/**
 * Training of fusion networks on pairs of files and of pan-sharpening networks on scenes: what
 * trains, validates and tests, crops and patches, the recipes, and the jobs that bring them
 * together with the trainer of {@code core.training}.
 */
package org.msift.ship.training;
