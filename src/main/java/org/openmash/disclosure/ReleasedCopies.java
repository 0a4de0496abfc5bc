package org.openmash.disclosure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.CaseRows.Place;
import org.openmash.ops.TimeOrderedId;

/**
 * Makes the copy that a release consists of, in a row of its own: no right to the original is widened. To be called inside
 * {@link DatabaseRole#call}; the database gives an item out for copying only when its owner or two people of the hub agreed.
 */
@ApplicationScoped
public class ReleasedCopies {
    private static final String ITEM = "select stored_in, content::text from casework.item_to_release(?)";
    private static final String ABOUT = "select casework.release_about(?)::text";

    private final AgroalDataSource dataSource;
    private final ReaderStatements statements;
    private final DisclosureMatrix matrix;
    private final CaseRows rows;
    private final ObjectMapper json;

    ReleasedCopies(
            AgroalDataSource dataSource,
            ReaderStatements statements,
            DisclosureMatrix matrix,
            CaseRows rows,
            ObjectMapper json) {
        this.dataSource = dataSource;
        this.statements = statements;
        this.matrix = matrix;
        this.rows = rows;
        this.json = json;
    }

    /**
     * The terms of a release.
     *
     * @param agency who may read the copy
     * @param from the agency the original belongs to
     * @param releasedBy the agency that released it
     * @param item the item, or null for a field of the record
     */
    public record Terms(
            String agency,
            String from,
            String releasedBy,
            String purpose,
            String lawfulBasis,
            Instant until,
            @Nullable UUID item) {}

    /** A field of the record as the view shows it; empty when the view shows nothing there. */
    public Optional<ReleasedCopy> ofField(DisclosedView view, CaseField field) {
        return view.value(field).map(value -> ReleasedCopy.ofField(field, value));
    }

    /** The item an agreed release is about; empty when it is not agreed, or the item was corrected or taken back. */
    public Optional<ReleasedCopy> ofItem(UUID release) throws SQLException {
        Map<CaseField, JsonNode> columns = new LinkedHashMap<>();
        try (var connection = dataSource.getConnection();
                var statement = statements.prepareWithoutCaseData(connection, ITEM)) {
            statement.setObject(1, release);
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    columns.put(fieldStoredIn(found.getString(1)), parse(found.getString(2)));
                }
            }
        }
        return columns.isEmpty() ? Optional.empty() : Optional.of(ReleasedCopy.ofItem(columns));
    }

    /** Writes the copy; the place bears the id of the release. */
    public void write(Place release, ReleasedCopy copy, Terms terms, ReleasedCopy.@Nullable Edit edit)
            throws SQLException {
        if (edit != null) {
            rows.append(
                    new Place(TimeOrderedId.next(), release.caseId(), release.hub(), release.recordedAt()),
                    "dissemination_edit",
                    Map.of(
                            "dissemination_id", release.id(),
                            "original", copy.original(),
                            "removed", edit.removed(),
                            "because", edit.because()));
        }
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("agency", terms.agency());
        columns.put("text", edit == null ? copy.text() : edit.text());
        columns.put("terms", said(release, copy, terms, edit));
        columns.put("until_at", terms.until().toString());
        columns.put("item", terms.item());
        columns.put("field", copy.field().name());
        rows.append(release, "dissemination_open", columns);
    }

    private ObjectNode said(Place release, ReleasedCopy copy, Terms terms, ReleasedCopy.@Nullable Edit edit)
            throws SQLException {
        ObjectNode said = json.createObjectNode();
        said.put("id", release.id().toString());
        said.set("about", about(release.id()));
        said.put("from", terms.from())
                .put("releasedBy", terms.releasedBy())
                .put("purpose", terms.purpose())
                .put("lawfulBasis", terms.lawfulBasis())
                .put("until", terms.until().toString())
                .put("onwardSharing", "ASK_FIRST");
        return said.setAll(copy.provenance(edit));
    }

    private JsonNode about(UUID release) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = statements.prepareWithoutCaseData(connection, ABOUT)) {
            statement.setObject(1, release);
            try (var found = statement.executeQuery()) {
                found.next();
                return parse(found.getString(1));
            }
        }
    }

    private CaseField fieldStoredIn(String column) {
        return matrix.fields().stream()
                .filter(field -> Column.KINDS.contains(field.group()))
                .filter(field -> Column.of(field).name().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no row of the matrix is stored in " + column));
    }

    private JsonNode parse(@Nullable String text) {
        try {
            return text == null ? json.nullNode() : json.readTree(text);
        } catch (JsonProcessingException impossible) {
            // PostgreSQL made this JSON; the exception's message could quote it, so it is not passed on.
            throw new IllegalStateException("unreadable JSON from the database");
        }
    }
}
