/** Studies: many small trainings that answer one question. */
package org.msift.examples.study;
