/**
 * The commands of {@code msift}, each a class with its options, and what they share: messages, exit
 * codes and log levels. What a command does beyond its options is in the libraries or in the
 * packages beside this one.
 */
package org.msift.examples.command;
