package org.openmash.disclosure;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.ListSelect.Position;
import org.openmash.disclosure.ListSelect.Reach;
import org.openmash.disclosure.ListSelect.Sort;
import org.openmash.disclosure.ListSelect.Wanted;
import org.openmash.identity.Caller;
import org.openmash.problem.ProblemException;

/**
 * The work list as disclosed: the same decision, for every line. No purpose opens a list: it shows only fields readable for
 * any purpose. To be called inside {@link DatabaseRole#call}.
 */
@ApplicationScoped
public class DisclosedList {
    private static final int MOST = 200;
    private static final String CURSOR = "case-list";

    private final AgroalDataSource dataSource;
    private final ReaderStatements statements;
    private final DisclosureMatrix matrix;
    private final OpaqueTokens tokens;
    private final ObjectMapper json;
    private final Map<Decision, Prepared> prepared = new ConcurrentHashMap<>();

    /** What is the same for every page under a decision; the fields withheld are shared, so never to be changed. */
    private record Prepared(ListSelect select, ArrayNode withheld) {
        static Prepared of(Decision decision) {
            return new Prepared(
                    new ListSelect(decision),
                    DisclosedView.withheld(decision, field -> field.group().equals("case")));
        }
    }

    DisclosedList(
            AgroalDataSource dataSource,
            ReaderStatements statements,
            DisclosureMatrix matrix,
            OpaqueTokens tokens,
            ObjectMapper json) {
        this.dataSource = dataSource;
        this.statements = statements;
        this.matrix = matrix;
        this.tokens = tokens;
        this.json = json;
    }

    /** A page of the list. */
    public static final class Page {
        private final ObjectNode body;
        private final List<UUID> cases;
        private final List<String> fields;

        Page(ObjectNode body, List<UUID> cases, List<String> fields) {
            this.body = body;
            this.cases = cases;
            this.fields = fields;
        }

        @JsonValue
        ObjectNode body() {
            return body;
        }

        /** The cases on the page, for the access log. */
        public List<UUID> cases() {
            return cases;
        }

        /** Whether every case on the page is rated RED or not rated yet: such a look does not wait. */
        public boolean isUrgent() {
            return StreamSupport.stream(body.path("cases").spliterator(), false)
                    .allMatch(line -> DisclosedView.isUrgent(line.path("case")));
        }

        /** The fields a line can show, for the access log. */
        public List<String> fields() {
            return fields;
        }
    }

    /**
     * The page the query asks for.
     *
     * @param query query parameters: filters by the key of a field of {@code case}, {@code receivedFrom},
     *     {@code receivedBefore}, {@code dueFrom}, {@code dueBefore}, {@code sort}, {@code limit}, {@code cursor}
     * @param urgentOnly only cases that are RED or not yet rated
     * @throws ProblemException naming a parameter that is unknown or that the caller may not filter by: the same
     */
    public Page page(Map<String, String> query, Caller caller, Purpose stated, boolean urgentOnly) throws SQLException {
        var reach = new Reach(caller.isOfficer(), urgentOnly);
        var decision = matrix.decide(caller.requiredSector(), caller.requiredTier(), Set.of());
        var list = prepared.computeIfAbsent(decision, Prepared::of);
        var wanted = wanted(query, decision);
        var sql = list.select().sql(wanted, reach.conditions());
        try (var connection = dataSource.getConnection();
                var statement = statements.prepare(connection, decision, caller.isOfficer(), sql)) {
            bind(statement, wanted);
            try (var rows = statement.executeQuery()) {
                return read(rows, list, wanted, stated);
            }
        }
    }

    private static void bind(PreparedStatement statement, Wanted wanted) throws SQLException {
        var parameters = new ArrayList<Object>();
        parameters.addAll(wanted.filters().values());
        parameters.addAll(wanted.from().values());
        parameters.addAll(wanted.before().values());
        wanted.after().ifPresent(position -> {
            parameters.add(position.sortedBy());
            parameters.add(position.id());
        });
        parameters.add(wanted.limit() + 1);
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
    }

    private Page read(ResultSet rows, Prepared list, Wanted wanted, Purpose stated) throws SQLException {
        ObjectNode body = json.createObjectNode();
        body.put("policyVersion", matrix.version());
        body.put("purpose", stated.code());
        ArrayNode lines = body.putArray("cases");
        var cases = new ArrayList<UUID>();
        String next = null;
        String lastSorted = "";
        while (rows.next()) {
            if (cases.size() == wanted.limit()) {
                next = cursor(wanted.sort(), lastSorted, cases.get(cases.size() - 1));
                break;
            }
            cases.add(rows.getObject("id", UUID.class));
            lastSorted = rows.getString("sorted_by");
            lines.add(line(rows, list.select().shown()));
        }
        body.put("next", next);
        body.set("withheld", list.withheld());
        return new Page(body, List.copyOf(cases), list.select().names());
    }

    /** One case as a line shows it. */
    static ObjectNode line(ResultSet rows, List<CaseField> shown) throws SQLException {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("id", rows.getString("id"));
        for (CaseField field : shown) {
            var known = line.get(field.group());
            var object = known instanceof ObjectNode group ? group : line.putObject(field.group());
            if (field.name().equals("case.contactsLast12Months")) {
                object.put(field.key(), rows.getInt(field.name()));
            } else {
                object.put(field.key(), rows.getString(field.name()));
            }
        }
        return line;
    }

    private Wanted wanted(Map<String, String> query, Decision decision) {
        Map<CaseField, String> filters = new LinkedHashMap<>();
        Map<CaseField, String> from = new LinkedHashMap<>();
        Map<CaseField, String> before = new LinkedHashMap<>();
        var rest = new HashMap<>(query);
        var sort = sort(rest.remove("sort"));
        int limit = limit(rest.remove("limit"));
        var after = position(sort, rest.remove("cursor"));
        rest.forEach((name, value) -> {
            switch (name) {
                case "receivedFrom" -> from.put(filter(decision, name, "receivedAt"), instant(name, value));
                case "receivedBefore" -> before.put(filter(decision, name, "receivedAt"), instant(name, value));
                case "dueFrom" -> from.put(filter(decision, name, "dueAt"), instant(name, value));
                case "dueBefore" -> before.put(filter(decision, name, "dueAt"), instant(name, value));
                case "receivedAt", "dueAt", "closedAt" -> throw unknown(name);
                default -> {
                    var field = filter(decision, name, name);
                    filters.put(field, FilterValues.require(field, name, value));
                }
            }
        });
        return new Wanted(filters, from, before, sort, after, limit);
    }

    private static CaseField filter(Decision decision, String parameter, String key) {
        return ListSelect.filterable(decision, key).orElseThrow(() -> unknown(parameter));
    }

    private static ProblemException unknown(String parameter) {
        return ProblemException.invalid(parameter, "is not something this list can be filtered by");
    }

    private static String instant(String parameter, String value) {
        try {
            return Instant.parse(value).toString();
        } catch (DateTimeParseException malformed) {
            throw ProblemException.invalid(parameter, "is not an instant such as 2026-03-02T09:12:00Z");
        }
    }

    private static Sort sort(@Nullable String value) {
        return Sort.of(value == null ? "dueAt" : value)
                .orElseThrow(
                        () -> ProblemException.invalid("sort", "is not one of dueAt, -dueAt, receivedAt, -receivedAt"));
    }

    private static int limit(@Nullable String value) {
        try {
            int limit = value == null ? 50 : Integer.parseInt(value);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // answered below, like a number out of range
        }
        throw ProblemException.invalid("limit", "is not a number from 1 to " + MOST);
    }

    private String cursor(Sort sort, String sortedBy, UUID id) {
        return tokens.seal(CURSOR, sort.name() + "|" + sortedBy + "|" + id);
    }

    private Optional<Position> position(Sort sort, @Nullable String cursor) {
        if (cursor == null) {
            return Optional.empty();
        }
        var parts = tokens.open(CURSOR, cursor).map(text -> text.split("\\|")).orElse(new String[0]);
        if (parts.length != 3 || !parts[0].equals(sort.name())) {
            throw ProblemException.invalid("cursor", "is not a cursor of this list in this order");
        }
        return Optional.of(new Position(parts[1], parts[2]));
    }
}
