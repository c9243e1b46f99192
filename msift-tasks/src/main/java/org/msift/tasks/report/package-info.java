/**
 * What people look at after a run: charts, pictures of confusion matrices, class maps and
 * attention, and a page that shows them together. Needs no display.
 *
 * <p>Here belongs painting and page writing; the figures come from the packages that compute them.
 */
package org.msift.tasks.report;
