package org.openmash.statistics.publish;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Estimates with their intervals: lying, one category a line, or standing, joined along the time. */
final class IntervalChart {
    /** How much of a category's room its series take; less where lines join them, which would bend. */
    private static final double SPREAD = 0.7;

    private static final double SPREAD_JOINED = 0.15;
    private static final BasicStroke BAR = new BasicStroke(1.4f);

    private final List<Interval> intervals;
    private final List<String> series;
    private final List<String> categories;

    IntervalChart(List<Interval> intervals, List<String> categories) {
        this.intervals = intervals;
        this.categories = categories;
        series = intervals.stream().map(Interval::series).distinct().toList();
    }

    /** One category a line, the first on top. */
    JFreeChart lying(ChartWords words) {
        var plot = plot(words, false);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.getDomainAxis().setInverted(true);
        return ChartFrame.around(plot, words, series.size() > 1);
    }

    /** Along the time, joined by lines. */
    JFreeChart joined(ChartWords words) {
        return ChartFrame.around(plot(words, true), words, series.size() > 1);
    }

    /** What a lying chart needs, in pixels. */
    int height() {
        return 150 + categories.size() * Math.max(26, 8 + 13 * series.size());
    }

    private XYPlot plot(ChartWords words, boolean joined) {
        var categoryAxis = new SymbolAxis(null, categories.toArray(String[]::new));
        categoryAxis.setGridBandsVisible(false);
        categoryAxis.setTickMarksVisible(false);
        var numbers = new NumberAxis(words.unit());
        numbers.setAutoRangeIncludesZero(true);
        var plot = new XYPlot(data(joined ? SPREAD_JOINED : SPREAD), categoryAxis, numbers, renderer(joined));
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeZeroBaselineVisible(true);
        return plot;
    }

    private YIntervalSeriesCollection data(double spread) {
        var data = new YIntervalSeriesCollection();
        for (int s = 0; s < series.size(); s++) {
            var points = new YIntervalSeries(series.get(s));
            double offset = series.size() == 1 ? 0 : spread * (s / (series.size() - 1.0) - 0.5);
            for (Interval interval : intervals) {
                if (interval.series().equals(series.get(s))) {
                    points.add(
                            categories.indexOf(interval.category()) + offset,
                            interval.value(),
                            interval.lower(),
                            interval.upper());
                }
            }
            data.addSeries(points);
        }
        return data;
    }

    private XYErrorRenderer renderer(boolean joined) {
        var renderer = new XYErrorRenderer();
        renderer.setDrawXError(false);
        renderer.setErrorStroke(BAR);
        renderer.setDefaultLinesVisible(joined);
        renderer.setUseFillPaint(true);
        renderer.setDrawOutlines(true);
        for (int s = 0; s < series.size(); s++) {
            renderer.setSeriesShape(s, Marks.shape(s));
            renderer.setSeriesPaint(s, Marks.colour(s));
            renderer.setSeriesFillPaint(s, Marks.isFilled(s) ? Marks.colour(s) : Color.WHITE);
            renderer.setSeriesShapesFilled(s, true);
            renderer.setSeriesStroke(s, Marks.line(s));
        }
        return renderer;
    }
}
