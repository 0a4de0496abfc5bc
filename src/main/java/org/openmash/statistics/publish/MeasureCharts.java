package org.openmash.statistics.publish;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.openmash.statistics.Code;
import org.openmash.statistics.measure.MeasureKey;
import org.openmash.statistics.measure.MeasureRow;
import org.openmash.statistics.measure.MeasureTable;

/** Which chart shows which measure: hours of the week as a grid, quarters as lines, all else as estimates with intervals. */
final class MeasureCharts {
    private static final int WIDTH = 900;
    private static final int LINES_HEIGHT = 420;

    private MeasureCharts() {}

    static Chart of(MeasureTable measure) {
        var names = measure.keys().stream().map(MeasureKey::name).toList();
        if (names.equals(List.of("weekday", "hour"))) {
            return hours(measure);
        }
        return names.contains("quarter") ? quarters(measure) : estimates(measure);
    }

    private static Chart estimates(MeasureTable measure) {
        var shown = intervals(measure, "area");
        var categories =
                measure.rows().stream().map(row -> category(measure, row)).distinct().toList();
        var chart = new IntervalChart(shown, categories);
        return new Chart(
                chart.lying(words(measure)), WIDTH, chart.height(), title(measure), Alternative.of(measure));
    }

    private static Chart quarters(MeasureTable measure) {
        var shown = intervals(measure, "area");
        var quarters = measure.rows().stream()
                .map(row -> category(measure, row))
                .distinct()
                .sorted()
                .toList();
        var chart = new IntervalChart(shown, quarters);
        return new Chart(
                chart.joined(words(measure)), WIDTH, LINES_HEIGHT, title(measure), Alternative.of(measure));
    }

    /** A column a day and a line an hour: 24 lines of 7 fit a page, 7 of 24 do not. */
    private static Chart hours(MeasureTable measure) {
        var days = labels(measure, 0);
        var hours = labels(measure, 1);
        List<HeatMap.Field> fields = new ArrayList<>();
        for (MeasureRow row : measure.rows()) {
            double value = Objects.requireNonNullElse(row.value(), 0.0);
            fields.add(new HeatMap.Field(
                    hours.indexOf(row.where().get(1).label()),
                    days.indexOf(row.where().get(0).label()),
                    value,
                    row.value() == null ? "c" : Written.number(value)));
        }
        var map = new HeatMap(hours, days, fields);
        return new Chart(
                map.drawn(words(measure)), map.width(), map.height(), title(measure), Alternative.of(measure));
    }

    private static List<String> labels(MeasureTable measure, int key) {
        return measure.rows().stream()
                .map(row -> row.where().get(key).label())
                .distinct()
                .toList();
    }

    private static List<Interval> intervals(MeasureTable measure, String seriesKey) {
        List<Interval> intervals = new ArrayList<>();
        for (MeasureRow row : measure.rows()) {
            if (row.value() != null && row.lower() != null && row.upper() != null) {
                var series = row.where().get(place(measure, seriesKey)).label();
                intervals.add(new Interval(series, category(measure, row), row.value(), row.lower(), row.upper()));
            }
        }
        return intervals;
    }

    /** All keys but the area, which is told by the sign; the area itself when there is no other. */
    private static String category(MeasureTable measure, MeasureRow row) {
        int area = place(measure, "area");
        if (measure.keys().size() == 1) {
            return row.where().get(area).label();
        }
        var others = new ArrayList<>(row.where());
        others.remove(area);
        return others.stream()
                .map(Code::label)
                .filter(label -> !label.equals("Nothing"))
                .collect(joining(": "));
    }

    private static int place(MeasureTable measure, String key) {
        return measure.keys().stream().map(MeasureKey::name).toList().indexOf(key);
    }

    private static ChartWords words(MeasureTable measure) {
        return new ChartWords(title(measure), measure.unit(), Written.sources(measure));
    }

    private static String title(MeasureTable measure) {
        return measure.title() + ", " + measure.period();
    }
}
