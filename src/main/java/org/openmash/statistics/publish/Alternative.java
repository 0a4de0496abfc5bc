package org.openmash.statistics.publish;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import org.openmash.statistics.Code;
import org.openmash.statistics.PublishedTable;
import org.openmash.statistics.measure.MeasureRow;
import org.openmash.statistics.measure.MeasureTable;

/** What a chart says, in words, for those who cannot see it: its extremes and where the figures are. */
final class Alternative {
    private Alternative() {}

    static String of(MeasureTable measure) {
        var shown = measure.rows().stream().filter(row -> row.value() != null).toList();
        var rows = "Chart of %d figures in %s.".formatted(measure.rows().size(), measure.unit());
        if (measure.rows().isEmpty()) {
            return rows + " There is nothing to compare with yet.";
        }
        if (shown.isEmpty()) {
            return rows + " All are based on fewer than 10 and not shown.";
        }
        int hidden = measure.rows().size() - shown.size();
        if (hidden > 0) {
            rows += " Based on fewer than 10 and hidden: " + hidden + ".";
        }
        var byValue = Comparator.comparing(Alternative::value);
        return rows + " Highest: " + said(measure, shown.stream().max(byValue).orElseThrow())
                + " Lowest: " + said(measure, shown.stream().min(byValue).orElseThrow())
                + " Every figure stands in the table of the same name.";
    }

    static String of(PublishedTable table) {
        long small =
                table.values().stream().filter(PublishedTable.SMALL::equals).count();
        var most = table.values().stream()
                .filter(value -> !value.equals(PublishedTable.SMALL))
                .mapToLong(Long::parseLong)
                .max();
        return "Grid of %d figures, %s. %d are below 10 and shown as c%s. Every figure stands in the table of the same name."
                .formatted(
                        table.values().size(),
                        table.unit(),
                        small,
                        most.isPresent() ? "; the largest is " + most.getAsLong() : "");
    }

    private static double value(MeasureRow row) {
        return row.value() == null ? 0 : row.value();
    }

    private static String said(MeasureTable measure, MeasureRow row) {
        var where = row.where().stream()
                .map(Code::label)
                .filter(label -> !label.equals("Nothing"))
                .collect(joining(", "));
        return where + ", " + Written.estimate(row, measure) + ".";
    }
}
