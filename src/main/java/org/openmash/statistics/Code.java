package org.openmash.statistics;

/**
 * One value of a dimension.
 *
 * @param code as it stands in answers and filters
 * @param label in words
 */
public record Code(String code, String label) {}
