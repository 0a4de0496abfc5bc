package org.openmash.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The disclosure table as a person reads it, and where each row is stored; written apart from the product's reader, to check
 * it. A new row of the table is covered by itself.
 */
public final class NaivePolicy {
    public static final String SAFE_ADDRESS = "subject.safeAddress";
    private static final Set<String> LOCATION =
            Set.of("address", "uprn", "contactDetails", "whereabouts", "school", "gpPractice");
    private static final Set<String> KINDS = Set.of("health", "education", "police", "council", "prevent");
    private static final List<Row> ROWS = read();
    private static final Map<String, String> FIELD_OF = fieldsByColumn();

    /** One row: the cells by the name of their column. */
    record Row(Map<String, String> cells) {
        String field() {
            return cell("field");
        }

        String cell(String column) {
            return cells.getOrDefault(column, "");
        }

        boolean shownTo(String sector, boolean closed, Collection<String> live) {
            var right = cell(sector);
            boolean reached = right.equals("open") || (right.equals("closed") && closed);
            var purposes = List.of(cell("purposes").split("\\|", -1));
            return reached && (purposes.contains("any") || !Collections.disjoint(purposes, live));
        }

        /** {@code table.column}. */
        String column() {
            int dot = field().indexOf('.');
            var group = field().substring(0, dot);
            var key = field().substring(dot + 1);
            var snake = key.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
            if (group.equals("subject") && LOCATION.contains(key)) {
                return "location_" + cell("tier") + "." + snake;
            }
            if (KINDS.contains(group)) {
                return "contribution_" + cell("tier") + "." + group + "_" + snake;
            }
            return switch (field()) {
                case "case.links" -> "case_link.linked_case";
                case "case.participants" -> "participation.agency";
                default -> group + "_" + cell("tier") + "." + snake;
            };
        }
    }

    private NaivePolicy() {}

    static List<Row> rows() {
        return ROWS;
    }

    private static List<Row> read() {
        try {
            var lines = Files.readAllLines(Path.of("src/main/resources/policy/disclosure-matrix.csv"));
            var header = lines.get(0).split(",", -1);
            return lines.stream().skip(1).map(line -> row(header, line)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String[] header, String line) {
        var cells = line.split(",", -1);
        Map<String, String> byName = new HashMap<>();
        for (int i = 0; i < header.length; i++) {
            byName.put(header[i], cells[i]);
        }
        return new Row(byName);
    }

    static Set<String> shown(Account who, Collection<String> live) {
        return shown(who.sector(), who.closed(), live);
    }

    /** The fields a sector reads at a tier while these purposes are live. */
    public static Set<String> shown(String sector, boolean closed, Collection<String> live) {
        Set<String> shown = new HashSet<>();
        rows().stream().filter(row -> row.shownTo(sector, closed, live)).forEach(row -> shown.add(row.field()));
        return shown;
    }

    /** The field that rules a column; empty for one that belongs to no row of the table. */
    public static String fieldOf(String table, String column) {
        return FIELD_OF.getOrDefault(table + "." + column, "");
    }

    /** Where a field is stored, as {@code table.column}. */
    static String columnOf(String field) {
        return ROWS.stream()
                .filter(row -> row.field().equals(field))
                .map(Row::column)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(field));
    }

    static Set<String> columns() {
        return FIELD_OF.keySet();
    }

    private static Map<String, String> fieldsByColumn() {
        Map<String, String> fields = new HashMap<>();
        rows().forEach(row -> {
            fields.put(row.column(), row.field());
            if (row.column().startsWith("location_")) {
                fields.put(row.column().replaceFirst("^location_[a-z]+", "location_safe"), row.field());
            }
        });
        fields.put("contribution_open.agency", "contribution.agency");
        fields.put("contribution_closed.agency", "contribution.agency");
        fields.put("contribution_closed.source_reference", "concern.sourceReference");
        return fields;
    }
}
