package org.openmash.statistics.publish;

/**
 * One estimate to be drawn.
 *
 * @param series what its sign stands for
 * @param category the line it stands on, or the place along the axis
 */
record Interval(String series, String category, double value, double lower, double upper) {}
