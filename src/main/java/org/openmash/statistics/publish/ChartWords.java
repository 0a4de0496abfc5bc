package org.openmash.statistics.publish;

/**
 * The words on a chart.
 *
 * @param title above it
 * @param unit on the axis of the numbers
 * @param source below it: period, version of the cube, epsilon, error
 */
record ChartWords(String title, String unit, String source) {}
