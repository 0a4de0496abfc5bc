package org.openmash.statistics.publish;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import org.openmash.statistics.PublishedTable;
import org.openmash.statistics.measure.MeasureSource;
import org.openmash.statistics.measure.MeasureTable;

/** Numbers and their origin in words. */
final class Written {
    private Written() {}

    /** Without zeros at the end: 12.5, 3. */
    static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** Period, version of the cube, epsilon and error of what a measure was made from. */
    static String sources(MeasureTable measure) {
        return measure.sources().stream().map(Written::source).collect(joining("; "))
                + ". Bars and brackets: 95 % intervals, noise included. c: fewer than 10.";
    }

    /** The same for a table. */
    static String sources(PublishedTable table) {
        return "Table %s, %s, cube version %d, epsilon %s. 19 times in 20 the true figure is within %d of the one shown. c: fewer than 10."
                .formatted(table.table(), table.period(), table.version(), table.epsilon(), table.error());
    }

    private static String source(MeasureSource source) {
        return "Table %s, %s, cube version %d, epsilon %s, 95 %% of cells within %d"
                .formatted(source.table(), source.period(), source.version(), source.epsilon(), source.cellError());
    }
}
