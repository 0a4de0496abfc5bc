package org.openmash.statistics.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.openmash.statistics.Code;
import org.openmash.statistics.Dimension;
import org.openmash.statistics.PublishedTable;
import org.openmash.statistics.measure.MeasureKey;
import org.openmash.statistics.measure.MeasureRow;
import org.openmash.statistics.measure.MeasureSource;
import org.openmash.statistics.measure.MeasureTable;

/**
 * A publication as rows and columns, for CSV and its metadata. Every row names period, cube version and epsilon, so that a
 * line copied elsewhere still says where it comes from.
 *
 * @param title in words
 * @param description where it comes from and what the error means
 * @param file name of the CSV file
 * @param columns in order
 * @param rows one text a column
 */
record Tabular(String title, String description, String file, List<Column> columns, List<List<String>> rows) {

    /**
     * One column.
     *
     * @param name in the header, and in the metadata
     * @param title in words
     * @param datatype of XML Schema, as CSVW has it
     * @param isKey whether it is part of what tells rows apart
     */
    record Column(String name, String title, String datatype, boolean isKey) {}

    private static final List<Column> RELEASE = List.of(
            new Column("period", "Quarter", "string", false),
            new Column("cubeVersion", "Version of the cube", "integer", false),
            new Column("epsilon", "Epsilon of the release", "decimal", false));

    /** A measure or a published table. */
    static Tabular of(Object publication) {
        return publication instanceof PublishedTable table ? of(table) : of((MeasureTable) publication);
    }

    static Tabular of(MeasureTable measure) {
        List<Column> columns = new ArrayList<>();
        for (MeasureKey key : measure.keys()) {
            columns.addAll(coded(key.name(), key.label()));
        }
        columns.add(new Column("value", measure.unit(), "decimal", false));
        columns.add(new Column("lower", "Lower end of the 95 % interval", "decimal", false));
        columns.add(new Column("upper", "Upper end of the 95 % interval", "decimal", false));
        columns.addAll(RELEASE);
        var release = release(measure);
        var rows =
                measure.rows().stream().map(row -> row(measure, row, release)).toList();
        return new Tabular(
                measure.title(),
                measure.error() + " " + Written.sources(measure),
                measure.name() + "-" + measure.period() + ".csv",
                columns,
                rows);
    }

    static Tabular of(PublishedTable table) {
        List<Column> columns = new ArrayList<>();
        for (Dimension dimension : table.dimensions()) {
            columns.addAll(coded(dimension.name(), dimension.label()));
        }
        columns.add(new Column("value", table.unit(), "integer", false));
        columns.add(new Column("error", "19 times in 20 the true figure is within", "integer", false));
        columns.addAll(RELEASE);
        List<List<String>> rows = new ArrayList<>();
        for (int cell = 0; cell < table.values().size(); cell++) {
            rows.add(row(table, cell));
        }
        return new Tabular(
                table.title(), Written.sources(table), table.table() + "-" + table.period() + ".csv", columns, rows);
    }

    private static List<Column> coded(String name, String label) {
        return List.of(
                new Column(name, label, "string", true),
                new Column(name + "Label", label + ", in words", "string", false));
    }

    /** The release of the quarter itself; a trend has others besides, which its description names. */
    private static List<String> release(MeasureTable measure) {
        MeasureSource own = measure.sources().stream()
                .filter(source -> source.period().equals(measure.period()))
                .findFirst()
                .orElseThrow();
        return List.of(
                own.period(), Integer.toString(own.version()), own.epsilon().toPlainString());
    }

    private static List<String> row(MeasureTable measure, MeasureRow row, List<String> release) {
        var numbers = Stream.of(row.value(), row.lower(), row.upper()).map(number -> Written.number(number, measure));
        return Stream.of(row.where().stream().flatMap(Tabular::texts), numbers, release.stream())
                .flatMap(part -> part)
                .toList();
    }

    private static List<String> row(PublishedTable table, int cell) {
        List<String> row = new ArrayList<>();
        int rest = cell;
        for (int d = table.dimensions().size() - 1; d >= 0; d--) {
            var dimension = table.dimensions().get(d);
            row.addAll(0, texts(dimension.codes().get(rest % dimension.size())).toList());
            rest /= dimension.size();
        }
        row.add(table.values().get(cell));
        row.add(Integer.toString(table.error()));
        row.add(table.period());
        row.add(Integer.toString(table.version()));
        row.add(table.epsilon().toPlainString());
        return row;
    }

    private static Stream<String> texts(Code code) {
        return Stream.of(code.code(), code.label());
    }
}
