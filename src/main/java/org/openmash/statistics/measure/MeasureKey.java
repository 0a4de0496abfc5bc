package org.openmash.statistics.measure;

/**
 * What the rows of a measure are told apart by.
 *
 * @param name as it stands in CSV headers
 * @param label in words
 */
public record MeasureKey(String name, String label) {}
