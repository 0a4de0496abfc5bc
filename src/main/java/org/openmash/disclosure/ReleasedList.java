package org.openmash.disclosure;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openmash.identity.Caller;

/**
 * What is released to the caller's agency now, also on cases it takes no part in. Which rows live is the row policy's to
 * say. To be called inside {@link DatabaseRole#call}.
 */
@ApplicationScoped
public class ReleasedList {
    private static final int MOST = 200;
    static final List<String> COLUMNS = List.of("text", "terms");
    static final String LIVING = "select id from casework.dissemination_open"
            + " where agency = casework.ctx('agency') order by recorded_at desc, id desc limit " + MOST;

    private final AgroalDataSource dataSource;
    private final ReaderStatements statements;
    private final DisclosureMatrix matrix;
    private final ObjectMapper json;

    ReleasedList(AgroalDataSource dataSource, ReaderStatements statements, DisclosureMatrix matrix, ObjectMapper json) {
        this.dataSource = dataSource;
        this.statements = statements;
        this.matrix = matrix;
        this.json = json;
    }

    /** The releases, newest first. */
    public static final class Page {
        private final ObjectNode body;
        private final List<UUID> releases = new ArrayList<>();
        private final Set<UUID> cases = new LinkedHashSet<>();
        private final List<String> fields;

        Page(ObjectNode body, List<String> fields) {
            this.body = body;
            this.fields = fields;
        }

        @JsonValue
        ObjectNode body() {
            return body;
        }

        /** The releases on the page, for the access log. */
        public List<UUID> releases() {
            return List.copyOf(releases);
        }

        /** The cases they come from, for the access log. */
        public List<UUID> cases() {
            return List.copyOf(cases);
        }

        /** The fields shown, for the access log. */
        public List<String> fields() {
            return fields;
        }
    }

    /** The newest {@value #MOST} copies that live, newest first. */
    public List<UUID> living(Caller caller) throws SQLException {
        List<UUID> living = new ArrayList<>();
        var decision = decision(caller);
        try (var connection = dataSource.getConnection();
                var statement = statements.prepare(connection, decision, false, decision.mark() + LIVING);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                living.add(rows.getObject(1, UUID.class));
            }
        }
        return living;
    }

    /** Of some copies those that live. */
    public Page page(List<UUID> copies, Caller caller, Purpose stated) throws SQLException {
        var decision = decision(caller);
        var shown = COLUMNS.stream()
                .filter(column -> decision.shows("dissemination." + column))
                .toList();
        ObjectNode body = json.createObjectNode();
        body.put("policyVersion", matrix.version()).put("purpose", stated.code());
        var page = new Page(
                body, shown.stream().map(column -> "dissemination." + column).toList());
        ArrayNode lines = body.putArray("disseminations");
        try (var connection = dataSource.getConnection();
                var statement = statements.prepare(connection, decision, false, decision.mark() + sql(shown))) {
            statement.setArray(1, connection.createArrayOf("uuid", copies.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    page.releases.add(rows.getObject("id", UUID.class));
                    page.cases.add(rows.getObject("case_id", UUID.class));
                    lines.add(line(rows, shown));
                }
            }
        }
        return page;
    }

    private Decision decision(Caller caller) {
        return matrix.decide(caller.requiredSector(), caller.requiredTier(), Set.of());
    }

    static String sql(List<String> shown) {
        var columns = shown.stream().map(column -> ", " + column).collect(Collectors.joining());
        return "select id, case_id" + columns + " from casework.dissemination_open"
                + " where agency = casework.ctx('agency') and id = any (?) order by recorded_at desc, id desc";
    }

    private ObjectNode line(ResultSet rows, List<String> shown) throws SQLException {
        ObjectNode line = json.createObjectNode();
        line.put("id", rows.getString("id"));
        line.put("caseId", rows.getString("case_id"));
        for (String column : shown) {
            var value = rows.getString(column);
            line.set(
                    column,
                    column.equals("terms")
                            ? parse(value)
                            : json.getNodeFactory().textNode(value));
        }
        return line;
    }

    private JsonNode parse(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException impossible) {
            // PostgreSQL made this JSON; the exception's message could quote it, so it is not passed on.
            throw new IllegalStateException("unreadable JSON from the database");
        }
    }
}
