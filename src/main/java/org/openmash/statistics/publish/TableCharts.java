package org.openmash.statistics.publish;

import java.util.ArrayList;
import java.util.List;
import org.openmash.statistics.Dimension;
import org.openmash.statistics.PublishedTable;

/** A published table as a grid: its last dimension across, all others down; a sum over all of them is one field. */
final class TableCharts {
    private TableCharts() {}

    static Chart of(PublishedTable table) {
        int last = Math.max(0, table.dimensions().size() - 1);
        var columns = rows(table.dimensions().subList(last, table.dimensions().size()));
        var rows = rows(table.dimensions().subList(0, last));
        var map = new HeatMap(rows, columns, fields(table, columns.size()));
        var title = table.title() + ", " + table.period();
        var words = new ChartWords(title, table.unit(), Written.sources(table));
        return new Chart(map.drawn(words), map.width(), map.height(), title, Alternative.of(table));
    }

    private static List<HeatMap.Field> fields(PublishedTable table, int width) {
        List<HeatMap.Field> fields = new ArrayList<>();
        for (int cell = 0; cell < table.values().size(); cell++) {
            var value = table.values().get(cell);
            double shade = value.equals(PublishedTable.SMALL) ? 0 : Double.parseDouble(value);
            fields.add(new HeatMap.Field(cell / width, cell % width, shade, value));
        }
        return fields;
    }

    /** The labels of every combination of codes, in row-major order; one for no dimension. */
    private static List<String> rows(List<Dimension> dimensions) {
        List<String> rows = List.of("");
        for (Dimension dimension : dimensions) {
            List<String> longer = new ArrayList<>();
            for (String row : rows) {
                dimension.codes().forEach(code -> longer.add(row.isEmpty() ? code.label() : row + ", " + code.label()));
            }
            rows = longer;
        }
        return rows.equals(List.of("")) ? List.of("All") : rows;
    }
}
