package org.openmash.statistics.measure;

import java.util.List;

/**
 * A measure of one quarter: a row for each combination of its keys, each with its 95 % interval.
 *
 * @param name as it stands in the path
 * @param title in words
 * @param period the quarter, as {@code 2026-Q3}
 * @param unit of value, lower and upper
 * @param decimals digits after the point in them
 * @param error what the interval means, in plain English
 * @param sources the releases it was made from
 * @param keys what the rows are told apart by
 * @param rows in the order of the codes of the catalogue
 */
public record MeasureTable(
        String name,
        String title,
        String period,
        String unit,
        int decimals,
        String error,
        List<MeasureSource> sources,
        List<MeasureKey> keys,
        List<MeasureRow> rows) {
    public MeasureTable {
        sources = List.copyOf(sources);
        keys = List.copyOf(keys);
        rows = List.copyOf(rows);
    }
}
