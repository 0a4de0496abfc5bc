package org.openmash.statistics.publish;

import java.awt.Color;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;

/** What all charts have in common: title above, where the figures come from below, one typeface, white ground. */
final class ChartFrame {
    private static final float TITLE = 16;
    /** Across a printed page, whose width takes 900 of these, just over 7 points. */
    private static final float TEXT = 13;

    private ChartFrame() {}

    static JFreeChart around(XYPlot plot, ChartWords words, boolean legend) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlinePaint(Color.GRAY);
        letter(plot.getDomainAxis());
        letter(plot.getRangeAxis());
        var chart = new JFreeChart(null, Typeface.size(TITLE), plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new org.jfree.chart.ui.RectangleInsets(8, 8, 8, 8));
        chart.addSubtitle(text(words.title(), TITLE, RectangleEdge.TOP));
        chart.addSubtitle(text(words.source(), TEXT - 1, RectangleEdge.BOTTOM));
        if (legend) {
            chart.addSubtitle(1, legend(plot));
        }
        return chart;
    }

    private static LegendTitle legend(XYPlot plot) {
        var legend = new LegendTitle(plot);
        legend.setPosition(RectangleEdge.TOP);
        legend.setItemFont(Typeface.size(TEXT));
        legend.setFrame(BlockBorder.NONE);
        return legend;
    }

    private static TextTitle text(String words, float size, RectangleEdge edge) {
        var text = new TextTitle(words, Typeface.size(size));
        text.setPosition(edge);
        text.setHorizontalAlignment(HorizontalAlignment.LEFT);
        text.setTextAlignment(HorizontalAlignment.LEFT);
        text.setPadding(4, 4, 4, 4);
        return text;
    }

    private static void letter(Axis axis) {
        axis.setLabelFont(Typeface.size(TEXT));
        axis.setTickLabelFont(Typeface.size(TEXT));
        axis.setLabelPaint(Color.BLACK);
        axis.setTickLabelPaint(Color.BLACK);
    }
}
