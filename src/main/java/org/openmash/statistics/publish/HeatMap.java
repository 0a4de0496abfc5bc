package org.openmash.statistics.publish;

import java.awt.Color;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.GrayPaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.data.xy.DefaultXYZDataset;

/** Figures in a grid, darker for more, each written into its field: readable without telling shades apart. */
final class HeatMap {
    private static final int LIGHTEST = 255;
    private static final int DARKEST = 120;
    private static final int LONGEST_LYING = 14;
    /** The width of a letter, in pixels. */
    private static final int LETTER = 6;

    private final List<String> rows;
    private final List<String> columns;
    private final List<Field> fields;

    /**
     * One field of the grid.
     *
     * @param value what its shade follows
     * @param written what is written into it
     */
    record Field(int row, int column, double value, String written) {}

    HeatMap(List<String> rows, List<String> columns, List<Field> fields) {
        this.rows = rows;
        this.columns = columns;
        this.fields = fields;
    }

    JFreeChart drawn(ChartWords words) {
        var across = new SymbolAxis(null, columns.toArray(String[]::new));
        var down = new SymbolAxis(null, rows.toArray(String[]::new));
        down.setInverted(true);
        List.of(across, down).forEach(axis -> axis.setGridBandsVisible(false));
        across.setVerticalTickLabels(isLong());
        var plot = new XYPlot(data(), across, down, shades());
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        fields.forEach(field -> plot.addAnnotation(written(field)));
        return ChartFrame.around(plot, words, false);
    }

    int width() {
        return 260 + columns.size() * Math.max(36, 900 / Math.max(12, columns.size()));
    }

    int height() {
        int names = isLong()
                ? LETTER * columns.stream().mapToInt(String::length).max().orElse(0)
                : 0;
        return 150 + rows.size() * 26 + names;
    }

    /** Whether names of columns would run into each other, so that they must stand upright. */
    private boolean isLong() {
        return columns.stream().anyMatch(name -> name.length() > LONGEST_LYING);
    }

    private DefaultXYZDataset data() {
        double[][] values = new double[3][fields.size()];
        for (int i = 0; i < fields.size(); i++) {
            values[0][i] = fields.get(i).column();
            values[1][i] = fields.get(i).row();
            values[2][i] = fields.get(i).value();
        }
        var data = new DefaultXYZDataset();
        data.addSeries("", values);
        return data;
    }

    private XYBlockRenderer shades() {
        double most =
                Math.max(1e-9, fields.stream().mapToDouble(Field::value).max().orElse(1));
        var renderer = new XYBlockRenderer();
        renderer.setPaintScale(new GrayPaintScale(0, most) {
            @Override
            public java.awt.Paint getPaint(double value) {
                int shade = (int) (LIGHTEST - (LIGHTEST - DARKEST) * Math.max(0, value) / most);
                return new Color(shade, shade, shade);
            }
        });
        return renderer;
    }

    /** Black on every shade from white to the darkest has 4.5 to 1 and more. */
    private static XYTextAnnotation written(Field field) {
        var text = new XYTextAnnotation(field.written(), field.column(), field.row());
        text.setFont(Typeface.size(11));
        text.setPaint(Color.BLACK);
        return text;
    }
}
