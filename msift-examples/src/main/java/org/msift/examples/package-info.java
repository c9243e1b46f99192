/** The command line {@code msift}: its entry point. The commands are in {@code command}. */
package org.msift.examples;
