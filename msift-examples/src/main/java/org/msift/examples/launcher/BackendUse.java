package org.msift.examples.launcher;

import java.util.OptionalInt;

/**
 * That a command computes with ND4J, and how.
 *
 * @param threads threads of one native operation; empty for the backend's choice
 */
public record BackendUse(OptionalInt threads) {}
