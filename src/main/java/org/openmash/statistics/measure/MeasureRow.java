package org.openmash.statistics.measure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openmash.statistics.Code;

/**
 * One row of a measure. The three numbers are absent together, when the published count behind them is below 10 and is shown as
 * {@code c} in its table.
 *
 * @param where one code a key, in the order of the keys
 * @param value the estimate, in the unit of the measure
 * @param lower the lower end of the 95 % interval
 * @param upper its upper end
 * @param symbol {@code c} when there are no numbers
 */
public record MeasureRow(
        List<Code> where,
        @Nullable Double value,
        @Nullable Double lower,
        @Nullable Double upper,
        @Nullable String symbol) {
    public MeasureRow {
        where = List.copyOf(where);
    }

    static MeasureRow of(List<Code> where, Estimate estimate, int decimals) {
        double unit = Math.pow(10, decimals);
        var rounded = estimate.map(number -> Math.round(number * unit) / unit);
        return new MeasureRow(where, rounded.value(), rounded.lower(), rounded.upper(), null);
    }

    static MeasureRow small(List<Code> where) {
        return new MeasureRow(where, null, null, null, "c");
    }
}
