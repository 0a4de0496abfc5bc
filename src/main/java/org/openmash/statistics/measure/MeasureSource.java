package org.openmash.statistics.measure;

import java.math.BigDecimal;

/**
 * A release a measure was made from.
 *
 * @param table name in the catalogue
 * @param period the quarter, as {@code 2026-Q3}
 * @param version of the cube
 * @param epsilon the privacy loss of the cube
 * @param cellError in persons: 19 times in 20 the noise of one cell is at most this
 */
public record MeasureSource(String table, String period, int version, BigDecimal epsilon, int cellError) {}
