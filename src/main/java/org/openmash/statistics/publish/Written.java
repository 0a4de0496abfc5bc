package org.openmash.statistics.publish;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openmash.statistics.PublishedTable;
import org.openmash.statistics.measure.MeasureRow;
import org.openmash.statistics.measure.MeasureSource;
import org.openmash.statistics.measure.MeasureTable;

/** Numbers and their origin in words. */
final class Written {
    private Written() {}

    /** With as many digits after the point as the measure has: 12.0, not 12. */
    static String number(@Nullable Double value, MeasureTable measure) {
        return value == null
                ? PublishedTable.SMALL
                : BigDecimal.valueOf(value)
                        .setScale(measure.decimals(), RoundingMode.HALF_EVEN)
                        .toPlainString();
    }

    /** An estimate with its interval: 21.7 (19.7 to 23.7). */
    static String estimate(MeasureRow row, MeasureTable measure) {
        return row.value() == null
                ? PublishedTable.SMALL
                : number(row.value(), measure) + " (" + interval(row, measure) + ")";
    }

    static String interval(MeasureRow row, MeasureTable measure) {
        return number(row.lower(), measure) + " to " + number(row.upper(), measure);
    }

    /** Releases with periods, version of the cube, epsilon and error; what differs by its period only is named once. */
    static List<String> releases(Collection<MeasureSource> sources) {
        return sources.stream()
                .distinct()
                .sorted(comparing(MeasureSource::period))
                .collect(groupingBy(Written::likeness, TreeMap::new, mapping(MeasureSource::period, joining(", "))))
                .entrySet()
                .stream()
                .map(alike -> alike.getKey().formatted(alike.getValue()))
                .toList();
    }

    private static String likeness(MeasureSource source) {
        return "Table %s, %%s: cube version %d, epsilon %s, 19 of 20 cells within %d"
                .formatted(source.table(), source.version(), source.epsilon(), source.cellError());
    }

    /** Where a measure comes from, and what {@code c} means in it. */
    static String sources(MeasureTable measure) {
        return String.join("; ", releases(measure.sources())) + ". c: fewer than 10.";
    }

    /** The same for a table. */
    static String sources(PublishedTable table) {
        return "Table %s, %s, cube version %d, epsilon %s. 19 times in 20 the true figure is within %d of the one shown. c: fewer than 10."
                .formatted(table.table(), table.period(), table.version(), table.epsilon(), table.error());
    }
}
