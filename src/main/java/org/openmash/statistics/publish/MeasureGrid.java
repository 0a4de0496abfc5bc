package org.openmash.statistics.publish;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openmash.statistics.Code;
import org.openmash.statistics.measure.MeasureKey;
import org.openmash.statistics.measure.MeasureRow;
import org.openmash.statistics.measure.MeasureTable;

/** A measure laid out for a page: one key across, the areas or the days of the week, all others down. */
final class MeasureGrid {
    private final MeasureTable measure;
    private final int across;

    MeasureGrid(MeasureTable measure) {
        this.measure = measure;
        var names = measure.keys().stream().map(MeasureKey::name).toList();
        this.across = isOfHours() ? names.indexOf("weekday") : names.indexOf("area");
    }

    boolean isOfHours() {
        return measure.keys().stream().anyMatch(key -> key.name().equals("weekday"));
    }

    boolean isOfQuarters() {
        return measure.keys().stream().anyMatch(key -> key.name().equals("quarter"));
    }

    List<String> columns() {
        return measure.rows().stream().map(this::column).distinct().toList();
    }

    /** In the order of the rows; quarters in that of time, also where an area lacks one. */
    List<String> lines() {
        var lines = measure.rows().stream().map(this::line).distinct();
        return (isOfQuarters() ? lines.sorted() : lines).toList();
    }

    /** What the lines are, as the head of the first column. */
    String corner() {
        return measure.keys().stream()
                .filter(key -> measure.keys().size() == 1 || measure.keys().indexOf(key) != across)
                .map(MeasureKey::label)
                .collect(joining(", "));
    }

    Optional<MeasureRow> at(String line, String column) {
        return measure.rows().stream()
                .filter(row -> line(row).equals(line) && column(row).equals(column))
                .findFirst();
    }

    /** Where the row stands across. A measure told apart by area alone has one column. */
    String column(MeasureRow row) {
        return measure.keys().size() == 1
                ? measure.unit()
                : row.where().get(across).label();
    }

    /** Where it stands down. */
    String line(MeasureRow row) {
        List<Code> down = new ArrayList<>(row.where());
        if (down.size() > 1) {
            down.remove(across);
        }
        return down.stream()
                .map(Code::label)
                .filter(label -> !label.equals("Nothing"))
                .collect(joining(": "));
    }
}
