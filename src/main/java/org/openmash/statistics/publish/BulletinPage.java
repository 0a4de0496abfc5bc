package org.openmash.statistics.publish;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.openmash.statistics.measure.MeasureNote;
import org.openmash.statistics.measure.MeasureTable;

/**
 * The bulletin as its template shows it.
 *
 * @param period the quarter
 * @param findings what it says, a sentence each
 * @param sections one a measure
 * @param sources the releases the figures come from
 */
record BulletinPage(String period, List<String> findings, List<Section> sections, List<String> sources) {

    /** " to " in an interval, which no line break may part. */
    private static final String UNBROKEN = "\u00a0to\u00a0";

    /**
     * One measure.
     *
     * @param anchor its name in links
     * @param number of chart and table
     * @param chart as a data URI
     * @param alternative what the chart says
     */
    record Section(
            String anchor,
            int number,
            MeasureTable measure,
            MeasureNote note,
            String chart,
            String alternative,
            String corner,
            List<String> columns,
            List<Line> lines,
            String source) {}

    /** One line of a table: its head and its fields. */
    record Line(String head, List<String> fields) {}

    /**
     * The page.
     *
     * @param picture the address of a chart: a data URI, so that the page is one file
     */
    static BulletinPage of(Bulletin bulletin, Function<Chart, String> picture) {
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < bulletin.measures().size(); i++) {
            sections.add(
                    section(i + 1, bulletin.measures().get(i), bulletin.notes().get(i), picture));
        }
        return new BulletinPage(bulletin.period(), Findings.of(bulletin.measures()), sections, sources(bulletin));
    }

    private static List<String> sources(Bulletin bulletin) {
        return Written.releases(bulletin.measures().stream()
                .flatMap(measure -> measure.sources().stream())
                .toList());
    }

    static String svg(Chart chart) {
        return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(chart.svg());
    }

    static String png(Chart chart) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(chart.printedPng());
    }

    private static Section section(
            int number, MeasureTable measure, MeasureNote note, Function<Chart, String> picture) {
        var chart = MeasureCharts.of(measure);
        var grid = new MeasureGrid(measure);
        return new Section(
                measure.name(),
                number,
                measure,
                note,
                picture.apply(chart),
                chart.alternative(),
                grid.corner(),
                grid.columns(),
                grid.lines().stream().map(line -> line(measure, grid, line)).toList(),
                Written.sources(measure) + assumed(measure));
    }

    /** What the reader of staffing assumed; what all errors mean stands at the beginning. */
    private static String assumed(MeasureTable measure) {
        var error = measure.error();
        return error.startsWith("Assumed") ? " " + error.substring(0, error.indexOf(". ") + 1) : "";
    }

    private static Line line(MeasureTable measure, MeasureGrid grid, String line) {
        return new Line(
                line,
                grid.columns().stream()
                        .map(column -> grid.at(line, column)
                                .map(row -> Written.estimate(row, measure).replace(" to ", UNBROKEN))
                                .orElse(""))
                        .toList());
    }
}
