package org.openmash.statistics.measure;

/**
 * How a measure is made.
 *
 * @param name as it stands in the path
 * @param title in words
 * @param unit of its numbers
 * @param formula how it follows from the published counts
 * @param meaning what it tells and what it does not, in plain English
 */
public record MeasureNote(String name, String title, String unit, String formula, String meaning) {}
