/**
 * Starts Java again with the settings that ND4J needs and that only a new process can have. Knows
 * no command.
 */
package org.msift.examples.launcher;
