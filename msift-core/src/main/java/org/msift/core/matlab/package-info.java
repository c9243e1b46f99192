/**
 * MATLAB's {@code .mat} files of versions 5 to 7: named arrays of numbers, channels last, and lines
 * of text. What a file states about itself is checked before anything of that length is allocated.
 * Nothing here knows ND4J.
 */
package org.msift.core.matlab;
