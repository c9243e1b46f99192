/**
 * Comparisons of methods: all fuse the same pairs, or sharpen the same scenes, all results are
 * measured in the same way, and tables, files and a page say how they came out. A method is a
 * candidate behind one interface for fusion and one for pan-sharpening.
 */
package org.msift.examples.compare;
