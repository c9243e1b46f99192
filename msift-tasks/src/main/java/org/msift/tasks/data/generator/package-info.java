/** Small data sets that look like real ones, for tests, the demo and studies. */
package org.msift.tasks.data.generator;
