package org.openmash.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.openmash.proof.FaultyEdge.Edge;
import org.openmash.proof.FaultyEdge.Exchange;

/** One fault for each channel by which comparable systems leaked; each stands in the tests only. */
final class SeededFault {

    private static final Logger LOG_OF_THE_FAULT = Logger.getLogger("org.openmash.access");
    private static final String CASE = "/v1/cases/[0-9a-f-]{36}";
    private static final String STATE = "select state from casework.case_closed where case_id = ?::uuid";

    /** One for each row of the table of leaks in the design, in its order. */
    static final List<SeededFault> ALL = List.of(
            new SeededFault("filter on a hidden field", "police.practitioner", "listCases", edge(FilterByState::new)),
            new SeededFault("sort by a hidden field", "police.practitioner", "listCases", edge(SortByState::new)),
            new SeededFault(
                    "page cursor that carries a hidden value",
                    "police.practitioner",
                    "listCases",
                    answer(SeededFault::cursor)),
            new SeededFault(
                    "count of rows that do not show", "nhs.practitioner", "listCases", answer(SeededFault::count)),
            new SeededFault("copy of a closed value for a preview", "school.dsl", "listCases", sql("""
            update casework.case_open o set outcome = c.closure_reason
            from casework.case_closed c where c.case_id = o.id""", "select 1")),
            new SeededFault("error that knows the case", "nhs.practitioner", "readCase", answer(SeededFault::error)),
            new SeededFault("cache whose key lacks the role", "school.dsl", "readCase", edge(Cache::new)),
            new SeededFault("ETag of the stored version", "nhs.specialist", "readCase", answer(SeededFault::etag)),
            new SeededFault("items that their own path forgot to guard", "nhs.specialist", "readCase", new OpenItems()),
            new SeededFault("audit screen that shows a value", "auditor", "searchEntries", answer(SeededFault::audit)),
            new SeededFault(
                    "correction that returns what it replaces",
                    "police.practitioner",
                    "correctContribution",
                    answer(SeededFault::correction)),
            new SeededFault("status that tells a joined case", "school-101", "postConcern", answer(SeededFault::probe)),
            new SeededFault(
                    "feedback on what was done before", "school-101", "readConcernReceipt", new EarlyFeedback()),
            new SeededFault(
                    "value in the operator's log", "police.practitioner", "readCase", answer(SeededFault::log)));

    private final String channel;
    private final String account;
    private final String operation;
    private final Fault fault;

    private SeededFault(String channel, String account, String operation, Fault fault) {
        this.channel = channel;
        this.account = account;
        this.operation = operation;
        this.fault = fault;
    }

    @Override
    public String toString() {
        return channel;
    }

    Account account() {
        return Account.named(account);
    }

    Fault fault() {
        return fault;
    }

    /** The operations by which it shows. */
    List<String> operations() {
        return operation.equals("readConcernReceipt") ? List.of("postConcern", operation) : List.of(operation);
    }

    private interface After {
        void of(Exchange exchange);
    }

    private static Fault edge(Supplier<Edge> edge) {
        return FaultyEdge.fault(edge);
    }

    private static Fault answer(After after) {
        return edge(() -> new Edge() {
            @Override
            void after(Exchange exchange) {
                after.of(exchange);
            }
        });
    }

    private static Fault sql(String begin, String end) {
        return new Fault() {
            @Override
            void begin(Connection database) throws SQLException {
                execute(database, begin);
            }

            @Override
            void end(Connection database) throws SQLException {
                execute(database, end);
            }
        };
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
        database.commit();
    }

    private static ArrayNode sorted(JsonNode cases, Comparator<JsonNode> by) {
        var lines = new ArrayList<JsonNode>();
        cases.forEach(lines::add);
        lines.sort(by);
        return com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                .arrayNode()
                .addAll(lines);
    }

    private static String state(JsonNode line) {
        return FaultyEdge.hidden(STATE, line.get("id").asText());
    }

    private static final class FilterByState extends Edge {
        private static final Map<String, String> HIDDEN =
                Map.of("state", "state", "contactType", "contact_type", "closureReason", "closure_reason");
        private String column = "";
        private String wanted;

        @Override
        Response before(ContainerRequestContext request) {
            wanted = null;
            for (var hidden : HIDDEN.entrySet()) {
                var value = take(request, hidden.getKey(), List.of());
                if (value != null) {
                    column = hidden.getValue();
                    wanted = value;
                }
            }
            return null;
        }

        @Override
        void after(Exchange exchange) {
            if (wanted != null && exchange.is("GET", "/v1/cases", 200)) {
                var body = exchange.body();
                var left = body.putArray("cases");
                exchange.body().get("cases").forEach(line -> {
                    if (wanted.equals(hidden(line))) {
                        left.add(line);
                    }
                });
                exchange.answer(body);
            }
        }

        private String hidden(JsonNode line) {
            return FaultyEdge.hidden(
                    "select " + column + " from casework.case_closed where case_id = ?::uuid",
                    line.get("id").asText());
        }
    }

    private static final class SortByState extends Edge {
        private String wanted;

        @Override
        Response before(ContainerRequestContext request) {
            wanted = take(request, "sort", List.of("dueAt", "-dueAt", "receivedAt", "-receivedAt"));
            return null;
        }

        @Override
        void after(Exchange exchange) {
            if (wanted != null && exchange.is("GET", "/v1/cases", 200)) {
                var body = exchange.body();
                body.set("cases", sorted(body.get("cases"), Comparator.comparing(SeededFault::state)));
                exchange.answer(body);
            }
        }
    }

    private static final class Cache extends Edge {
        private final Map<String, Object> kept = new ConcurrentHashMap<>();

        @Override
        void after(Exchange exchange) {
            if (exchange.is("GET", CASE, 200)) {
                exchange.answer(kept.computeIfAbsent(exchange.path(), path -> exchange.body()));
            }
        }
    }

    private static void cursor(Exchange exchange) {
        if (exchange.is("GET", "/v1/cases", 200)
                && !exchange.body().path("next").isNull()) {
            var body = exchange.body();
            var lines = body.get("cases");
            body.put("next", body.get("next").asText() + "." + state(lines.get(lines.size() - 1)));
            exchange.answer(body);
        }
    }

    private static void count(Exchange exchange) {
        if (exchange.is("GET", "/v1/cases", 200)) {
            exchange.header(
                    "X-Total", FaultyEdge.hidden("select count(*)::text from casework.case_open where hub = 'HUB-A'"));
        }
    }

    private static void error(Exchange exchange) {
        if (exchange.is("GET", CASE, 404)) {
            var there = FaultyEdge.hidden(
                    "select id::text from casework.case_open where id = ?::uuid", exchange.segment(3));
            exchange.response().setStatus(there.isEmpty() ? 404 : 403);
        }
    }

    private static void etag(Exchange exchange) {
        if (exchange.is("GET", CASE, 200)) {
            exchange.header(
                    "ETag",
                    FaultyEdge.hidden(
                            "select version::text from casework.case_open where id = ?::uuid", exchange.segment(3)));
        }
    }

    private static void audit(Exchange exchange) {
        if (exchange.is("GET", "/v1/audit/entries", 200)) {
            var body = exchange.body();
            body.get("entries")
                    .forEach(entry -> exchange.header(
                            "X-About",
                            FaultyEdge.hidden(
                                    "select reference from casework.case_open where id::text = ?",
                                    entry.at("/cases/0").asText())));
            exchange.answer(body);
        }
    }

    private static void correction(Exchange exchange) {
        // Whether it was taken or refused: what it was to replace is told either way.
        var corrections = CASE + "/contributions/[^/]+/corrections";
        if (exchange.is("POST", corrections, 201) || exchange.is("POST", corrections, 404)) {
            exchange.header(
                    "X-Before",
                    FaultyEdge.hidden(
                            "select row_to_json(t)::text from casework.contribution_closed t where id = ?::uuid",
                            exchange.segment(5)));
        }
    }

    private static void probe(Exchange exchange) {
        if (exchange.is("POST", "/v1/concerns", 201)) {
            var cases = FaultyEdge.hidden(
                    "select count(*)::text from casework.concern_open o where o.case_id in"
                            + " (select case_id from casework.concern_open where id = ?::uuid)",
                    exchange.body().get("id").asText());
            exchange.response().setStatus(cases.equals("1") ? 201 : 200);
        }
    }

    private static void log(Exchange exchange) {
        if (exchange.is("GET", CASE, 200)) {
            LOG_OF_THE_FAULT.infof(
                    "released case %s",
                    FaultyEdge.hidden(
                            "select team || reference from casework.case_open where id = ?::uuid",
                            exchange.segment(3)));
        }
    }

    /** The row policy of one of the tables without its condition on restricted items. */
    private static final class OpenItems extends Fault {
        private static final String POLICY = "alter policy known_case on casework.contribution_closed using (%s)";
        private String before = "";

        @Override
        void begin(Connection database) throws SQLException {
            before = FaultyEdge.hidden(
                    "select pg_get_expr(polqual, polrelid) from pg_policy where polname = 'known_case'"
                            + " and polrelid = 'casework.contribution_closed'::regclass");
            execute(database, POLICY.formatted("exists (select 1 from casework.case_open c where c.id = case_id)"));
        }

        @Override
        void end(Connection database) throws SQLException {
            execute(database, POLICY.formatted(before));
        }
    }

    /** Feedback that counts what was done before the concern came in. */
    private static final class EarlyFeedback extends Fault {
        private String before = "";

        @Override
        void begin(Connection database) throws SQLException {
            before = FaultyEdge.hidden("select pg_get_functiondef('casework.feedback'::regproc)");
            execute(database, before.replace("and e.recorded_at > o.received_at", ""));
        }

        @Override
        void end(Connection database) throws SQLException {
            execute(database, before);
        }
    }
}
