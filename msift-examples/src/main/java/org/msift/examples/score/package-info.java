/** What {@code msift metrics} does: scores of result files, as a table or line by line. */
package org.msift.examples.score;
