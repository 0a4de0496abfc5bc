package org.openmash.statistics.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.openmash.statistics.measure.MeasureRow;
import org.openmash.statistics.measure.MeasureTable;

/** Which chart shows which measure: hours of the week as a grid, quarters as lines, all else as estimates with intervals. */
final class MeasureCharts {
    private static final int WIDTH = 900;
    private static final int LINES_HEIGHT = 420;
    private static final String BARS = "Bars: 95 % intervals, chance and noise included.";

    private MeasureCharts() {}

    static Chart of(MeasureTable measure) {
        var grid = new MeasureGrid(measure);
        if (grid.isOfHours()) {
            return hours(measure, grid);
        }
        var chart = new IntervalChart(intervals(measure, grid), grid.lines());
        var words = words(measure, BARS);
        return grid.isOfQuarters()
                ? new Chart(chart.joined(words), WIDTH, LINES_HEIGHT, words.title(), Alternative.of(measure))
                : new Chart(chart.lying(words), WIDTH, chart.height(), words.title(), Alternative.of(measure));
    }

    /** A column a day and a line an hour: 24 lines of 7 fit a page, 7 of 24 do not. */
    private static Chart hours(MeasureTable measure, MeasureGrid grid) {
        List<HeatMap.Field> fields = new ArrayList<>();
        for (MeasureRow row : measure.rows()) {
            double value = Objects.requireNonNullElse(row.value(), 0.0);
            fields.add(new HeatMap.Field(
                    grid.lines().indexOf(grid.line(row)),
                    grid.columns().indexOf(grid.column(row)),
                    value,
                    Written.number(row.value(), measure)));
        }
        var map = new HeatMap(grid.lines(), grid.columns(), fields);
        var words = words(measure, measure.error());
        return new Chart(map.drawn(words), map.width(), map.height(), words.title(), Alternative.of(measure));
    }

    private static List<Interval> intervals(MeasureTable measure, MeasureGrid grid) {
        List<Interval> intervals = new ArrayList<>();
        for (MeasureRow row : measure.rows()) {
            if (row.value() != null && row.lower() != null && row.upper() != null) {
                intervals.add(new Interval(grid.column(row), grid.line(row), row.value(), row.lower(), row.upper()));
            }
        }
        return intervals;
    }

    private static ChartWords words(MeasureTable measure, String error) {
        return new ChartWords(
                measure.title() + ", " + measure.period(), measure.unit(), Written.sources(measure) + " " + error);
    }
}
