package org.openmash.disclosure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Adds what was received, each value to the column its row of the matrix names: the write side of the same convention, so
 * that a value can only land where its right is held. Only INSERT; to be called inside {@link DatabaseRole#call}.
 */
@ApplicationScoped
public class CaseRows {
    private final AgroalDataSource dataSource;
    private final DisclosureMatrix matrix;
    private final ObjectMapper json;

    CaseRows(AgroalDataSource dataSource, DisclosureMatrix matrix, ObjectMapper json) {
        this.dataSource = dataSource;
        this.matrix = matrix;
        this.json = json;
    }

    /** Where rows belong. */
    public record Place(UUID id, UUID caseId, String hub, Instant recordedAt) {}

    /** Values by the name of their field, with columns that are not fields of the matrix ({@code table.column}). */
    public static final class Values {
        private final Map<String, Object> fields = new LinkedHashMap<>();
        private final Map<Column, Object> structure = new LinkedHashMap<>();
        private final List<String> always = new ArrayList<>();
        private boolean locationProtected;

        /** A value of a field; null and absent say nothing and are left out. */
        public Values put(String field, @Nullable Object value) {
            if (value != null && !(value instanceof JsonNode node && node.isNull())) {
                fields.put(field, value);
            }
            return this;
        }

        /** A column that is no field of the matrix; it makes a row even when nothing else does. */
        public Values structure(String table, String column, @Nullable Object value) {
            if (value != null) {
                structure.put(new Column(table, column), value);
            }
            return this;
        }

        /** A table that gets its row even when every field of it is unknown. */
        public Values always(String table) {
            always.add(table);
            return this;
        }

        /** Where the person can be found goes to the safe table. */
        public Values protectLocation() {
            locationProtected = true;
            return this;
        }
    }

    /** Adds one row to each table that has a value. */
    public void insert(Place place, Values values) throws SQLException {
        Map<String, ObjectNode> rows = new LinkedHashMap<>();
        values.always.forEach(table -> rows.put(table, json.createObjectNode()));
        values.fields.forEach((name, value) -> {
            var column = column(name, values.locationProtected);
            rows.computeIfAbsent(column.table(), table -> json.createObjectNode())
                    .set(column.name(), json.valueToTree(value));
        });
        values.structure.forEach((column, value) -> {
            var row = rows.get(column.table());
            if (row != null) {
                row.set(column.name(), json.valueToTree(value));
            }
        });
        for (var row : rows.entrySet()) {
            insert(place, row.getKey(), row.getValue());
        }
    }

    /** Adds one row to a table of the hub's own events; the map holds its columns, null ones left out. */
    public void append(Place place, String table, Map<String, @Nullable Object> columns) throws SQLException {
        ObjectNode row = json.createObjectNode();
        columns.forEach((name, value) -> {
            if (value != null) {
                row.set(name, json.valueToTree(value));
            }
        });
        insert(place, table, row);
    }

    private Column column(String name, boolean locationProtected) {
        var field = matrix.field(name).orElseThrow(() -> new IllegalArgumentException("no row for " + name));
        var column = Column.of(field);
        return locationProtected && Column.LOCATION.contains(name) ? column.whenProtected() : column;
    }

    private void insert(Place place, String table, ObjectNode row) throws SQLException {
        row.put("id", place.id().toString());
        row.put("case_id", place.caseId().toString());
        row.put("hub", place.hub());
        row.put("recorded_at", place.recordedAt().toString());
        var columns = new ArrayList<String>();
        row.fieldNames().forEachRemaining(columns::add);
        String list = String.join(", ", columns);
        String sql = "insert into casework.%s (%s) select %s from jsonb_populate_record(null::casework.%s, ?::jsonb)"
                .formatted(table, list, list, table);
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, row.toString());
            statement.executeUpdate();
        }
    }
}
