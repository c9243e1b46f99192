package org.msift.examples.compare;

import org.msift.ship.metric.Better;

/**
 * A metric that methods are compared by.
 *
 * @param name its name
 * @param better which way it points
 */
public record Criterion(String name, Better better) {}
