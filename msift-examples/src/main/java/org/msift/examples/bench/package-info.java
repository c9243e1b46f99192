/** Measurement of networks as a whole, for {@code msift bench}. */
package org.msift.examples.bench;
