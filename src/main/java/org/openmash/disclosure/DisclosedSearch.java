package org.openmash.disclosure;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.openmash.disclosure.ListSelect.Sort;
import org.openmash.disclosure.ListSelect.Wanted;
import org.openmash.identity.Caller;
import org.openmash.problem.ProblemException;

/**
 * Looks for cases the caller may know of, by what it may read of them and no more. No purpose opens a search: it looks at and shows
 * only fields readable for any purpose. It tells no number of anything.
 */
@ApplicationScoped
public class DisclosedSearch {
    /** The most cases one search shows. */
    public static final int MOST = 50;

    private static final Wanted NEWEST =
            new Wanted(Map.of(), Map.of(), Map.of(), Sort.RECEIVED_AT_LATEST_FIRST, Optional.empty(), MOST);
    private static final Set<String> OPENS_CLOSED_CASES =
            Set.of("RECORD_CORRECTION", "SUBJECT_ACCESS", "RETENTION_REVIEW", "INSPECTION");

    private final AgroalDataSource dataSource;
    private final ReaderStatements statements;
    private final DisclosureMatrix matrix;
    private final ObjectMapper json;

    DisclosedSearch(
            AgroalDataSource dataSource, ReaderStatements statements, DisclosureMatrix matrix, ObjectMapper json) {
        this.dataSource = dataSource;
        this.statements = statements;
        this.matrix = matrix;
        this.json = json;
    }

    /** What was found. */
    public static final class Found {
        private final ObjectNode body;
        private final List<UUID> cases;
        private final List<String> fields;

        Found(ObjectNode body, List<UUID> cases, List<String> fields) {
            this.body = body;
            this.cases = cases;
            this.fields = fields;
        }

        @JsonValue
        ObjectNode body() {
            return body;
        }

        /** The cases shown, for the access log. */
        public List<UUID> cases() {
            return cases;
        }

        /** The fields a result can show, for the access log; none when nothing was found. */
        public List<String> fields() {
            return fields;
        }
    }

    /**
     * Checks what the caller wants to search by, before anything is made of the values.
     *
     * @throws ProblemException 400 naming a criterion that does not exist or that the caller may not search by: the same
     */
    public void requireSearchable(Collection<String> criteria, Caller caller) {
        fields(criteria, decision(caller));
    }

    /**
     * The cases of which every criterion is true, the newest first; to be called inside {@link DatabaseRole#call}.
     *
     * @param urgentOnly only cases that are RED or not yet rated
     * @param criteria canonical values by the name of the criterion; a name as its words with one space between
     */
    public Found find(Map<String, String> criteria, Caller caller, Purpose stated, boolean urgentOnly)
            throws SQLException {
        var decision = decision(caller);
        var conditions = new ArrayList<>(scope(caller, stated, urgentOnly));
        var parameters = new ArrayList<Object>();
        for (CaseField field : fields(criteria.keySet(), decision)) {
            var condition = SearchSelect.condition(field, decision);
            var value = Objects.requireNonNull(criteria.get(field.key()));
            conditions.add(condition.sql());
            parameters.addAll(
                    Collections.nCopies(condition.parameters(), condition.words() ? value.split(" ") : value));
        }
        var select = new ListSelect(decision);
        try (var connection = dataSource.getConnection();
                var statement =
                        statements.prepare(connection, decision, caller.isOfficer(), select.sql(NEWEST, conditions))) {
            bind(statement, connection, parameters);
            return read(statement, select, stated);
        }
    }

    private Found read(PreparedStatement statement, ListSelect select, Purpose stated) throws SQLException {
        ObjectNode body = json.createObjectNode();
        body.put("policyVersion", matrix.version()).put("purpose", stated.code());
        var lines = body.putArray("cases");
        var cases = new ArrayList<UUID>();
        try (var rows = statement.executeQuery()) {
            boolean more = false;
            while (rows.next() && !more) {
                more = cases.size() == MOST;
                if (!more) {
                    cases.add(rows.getObject("id", UUID.class));
                    lines.add(DisclosedList.line(rows, select.shown()));
                }
            }
            body.put("more", more);
        }
        return new Found(body, List.copyOf(cases), cases.isEmpty() ? List.of() : select.names());
    }

    private Decision decision(Caller caller) {
        return matrix.decide(caller.requiredSector(), caller.requiredTier(), Set.of());
    }

    private static List<CaseField> fields(Collection<String> criteria, Decision decision) {
        return criteria.stream()
                .map(criterion -> SearchSelect.searchable(decision, criterion)
                        .orElseThrow(() -> ProblemException.invalid(criterion, "is not something you can search by")))
                .toList();
    }

    /** For one of the few purposes that open closed cases an officer's search begins with all that row level security leaves. */
    private static List<String> scope(Caller caller, Purpose stated, boolean urgentOnly) {
        boolean closedToo = caller.isOfficer() && OPENS_CLOSED_CASES.contains(stated.code());
        return closedToo
                ? List.of(urgentOnly ? ListSelect.URGENT : "true")
                : new ListSelect.Reach(caller.isOfficer(), urgentOnly).conditions();
    }

    private static void bind(PreparedStatement statement, Connection connection, List<Object> parameters)
            throws SQLException {
        int at = 1;
        for (Object parameter : parameters) {
            if (parameter instanceof String[] words) {
                statement.setArray(at++, connection.createArrayOf("text", words));
            } else {
                statement.setString(at++, (String) parameter);
            }
        }
        statement.setInt(at, MOST + 1);
    }
}
