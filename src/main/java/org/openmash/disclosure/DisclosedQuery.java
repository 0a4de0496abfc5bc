package org.openmash.disclosure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.openmash.identity.Caller;

/** Fetches what a decision permits, and nothing else; to be called inside {@link DatabaseRole#call}. */
@ApplicationScoped
public class DisclosedQuery {
    private static final String LIVE =
            "select casework.live_purposes(id) from unnest(casework.take_in_hand(array[?::uuid])) id";

    private final AgroalDataSource dataSource;
    private final ReaderStatements statements;
    private final DisclosureMatrix matrix;
    private final ObjectMapper json;
    private final Map<Shape, Prepared> prepared = new ConcurrentHashMap<>();

    private record Shape(Decision decision, boolean officer, boolean then) {}

    private record Prepared(CaseSelect.Statement select, ViewLayout layout) {
        static Prepared of(Shape shape) {
            var select = shape.then()
                    ? CaseSelect.then(shape.decision(), shape.officer())
                    : CaseSelect.of(shape.decision(), shape.officer());
            return new Prepared(select, ViewLayout.of(shape.decision()));
        }
    }

    /** The rows of a case by table, newest first, and where of a view each field of them stands. */
    record Rows(ViewLayout layout, Map<String, ArrayNode> tables) {}

    DisclosedQuery(
            AgroalDataSource dataSource, ReaderStatements statements, DisclosureMatrix matrix, ObjectMapper json) {
        this.dataSource = dataSource;
        this.statements = statements;
        this.matrix = matrix;
        this.json = json;
    }

    /**
     * The decision for one case, with the stated purpose where it is live for the caller on this case.
     *
     * @return empty when the caller may not know of the case, or there is none: the same
     */
    public Optional<Decision> decide(UUID caseId, Caller caller, Purpose stated) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = statements.prepareWithoutCaseData(connection, LIVE)) {
            statement.setObject(1, caseId);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                var live = (String[]) rows.getArray(1).getArray();
                var counts = Arrays.asList(live).contains(stated.code());
                return Optional.of(matrix.decide(
                        caller.requiredSector(), caller.requiredTier(), counts ? Set.of(stated) : Set.of()));
            }
        }
    }

    /** The view of one case under a decision; the caller of this method has already decided that it may be known. */
    public DisclosedView view(UUID caseId, Decision decision, Caller caller, Purpose stated) throws SQLException {
        var rows = rows(caseId, decision, caller);
        return DisclosedView.of(caseId, matrix.version(), stated, decision, rows);
    }

    /**
     * The view made of what was recorded by a moment and not corrected then. What is kept as it is now only (the state of the
     * case, its links, its participants) must not be shown by the decision if it changed since.
     */
    public DisclosedView viewThen(UUID caseId, Instant at, Decision decision, Caller caller, Purpose stated)
            throws SQLException {
        return DisclosedView.of(caseId, matrix.version(), stated, decision, rows(caseId, decision, caller, at));
    }

    /** What a decision permits of one case, likewise. */
    Rows rows(UUID caseId, Decision decision, Caller caller) throws SQLException {
        return rows(caseId, decision, caller, null);
    }

    private Rows rows(UUID caseId, Decision decision, Caller caller, @Nullable Instant at) throws SQLException {
        var read = prepared.computeIfAbsent(new Shape(decision, caller.isOfficer(), at != null), Prepared::of);
        try (var connection = dataSource.getConnection();
                var statement = statements.prepare(
                        connection, decision, caller.isOfficer(), read.select().sql())) {
            statement.setObject(1, caseId);
            if (at != null) {
                statement.setString(2, at.toString());
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return new Rows(read.layout(), tables(read.select(), rows));
            }
        }
    }

    private Map<String, ArrayNode> tables(CaseSelect.Statement select, ResultSet row) throws SQLException {
        Map<String, ArrayNode> tables = new HashMap<>();
        for (int i = 0; i < select.tables().size(); i++) {
            var text = row.getString(i + 1);
            tables.put(select.tables().get(i), text == null ? json.createArrayNode() : parse(text));
        }
        return tables;
    }

    private ArrayNode parse(String text) {
        try {
            JsonNode node = json.readTree(text);
            return DisclosedView.newestFirst((ArrayNode) node);
        } catch (JsonProcessingException impossible) {
            // PostgreSQL made this JSON; the exception's message could quote it, so it is not passed on.
            throw new IllegalStateException("unreadable JSON from the database");
        }
    }
}
