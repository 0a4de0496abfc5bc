package org.openmash.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

/**
 * Every cell that holds text holds one that stands nowhere else. None turns up where its row of the table does not let it:
 * in no answer, header, log line, trace, metric, entry of the access log or export of it, description of the API or problem.
 * Each that may be seen is seen, so that the sweep cannot pass because it saw nothing. The product calls nobody: there are no
 * webhooks to sweep.
 */
@QuarkusTest
@TestProfile(TracedProofProfile.class)
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class CanaryTest {
    private static final Pattern MARK = Pattern.compile(Chance.MARK + "[0-9a-f]{12}");
    private static final long SEED = 11;

    @TestHTTPResource
    String url = "";

    @TestHTTPResource(management = true)
    String management = "";

    private final Set<String> met = new HashSet<>();
    private final List<String> leaks = new ArrayList<>();
    private int answers;
    private long withheld;

    @Test
    void no_value_turns_up_where_it_is_withheld() throws SQLException {
        try (var lane = new Lane(url, Fault.NONE);
                var log = new LogLines()) {
            for (Account reader : Account.all()) {
                sweep(lane, reader);
            }
            assertThat(leaks).isEmpty();
            assertThat(log.takeMarks())
                    .as("marked values in %d log lines", log.count())
                    .isEmpty();
            assertThat(log.count()).isGreaterThan(answers / 2);
            assertThat(KeptSpans.marks())
                    .as("marked values in %d spans", KeptSpans.count())
                    .isEmpty();
            assertThat(KeptSpans.count()).isGreaterThan(answers / 2);
            System.out.printf(
                    "%d withheld values, %d answers, %d log lines and %d spans of traces: none found%n",
                    withheld, answers, log.count(), KeptSpans.count());
        }
    }

    private void sweep(Lane lane, Account reader) throws SQLException {
        met.clear();
        var world = lane.world(SEED, reader, Instant.now(), World.Side.A);
        lane.run(world, List.of());
        for (var planned : world.cases()) {
            for (String purpose : planned.knownTo(reader) ? everyPurpose() : List.of("TRIAGE")) {
                var shown = shown(planned, reader, purpose);
                check(
                        lane,
                        world,
                        "/v1/cases/" + planned.id(),
                        purpose,
                        cell -> cell.kind() == planned.kind() && shown.contains(cell.field()));
            }
        }
        for (String purpose : List.of("TRIAGE", "S47_ENQUIRY", "RECORD_CORRECTION")) {
            var anyPurpose = NaivePolicy.shown(reader, Set.of());
            var forTriage = NaivePolicy.shown(reader, purpose.equals("TRIAGE") ? Set.of(purpose) : Set.of());
            check(lane, world, "/v1/cases?limit=200", purpose, cell -> anyPurpose.contains(cell.field()));
            check(lane, world, "/v1/tasks", purpose, cell -> forTriage.contains(cell.field()));
        }
        readAuditEntries(lane, world);
        for (String path : List.of(
                "/v1/me",
                "/v1/me/disclosure",
                "/v1/audit/entries?limit=200",
                "/v1/cases?sort=x",
                "/v1/cases?nothing=x",
                "/openapi")) {
            check(lane, world, path, "TRIAGE", cell -> false);
        }
        for (String id : world.ids("concern_receipt")) {
            var receipt = lane.send(reader, Asked.get("/v1/concerns/" + id), "canary");
            answers++;
            marks(receipt).forEach(mark -> world.cell(mark).ifPresent(cell -> leaks.add(reader + " reads " + cell)));
        }
        checkMetrics(lane, world);
        withheld += world.withheldValues();
        assertThat(met).as("fields %s may see somewhere, and saw", reader).containsAll(world.fieldsToBeSeen());
    }

    /** Everybody reads every case; then the log is searched for each, restricted ones too: ids and names of fields, no value. */
    private void readAuditEntries(Lane lane, World world) {
        if (!world.reader().has(Set.of("auditor"))) {
            return;
        }
        for (var planned : world.cases()) {
            for (Account other : Account.all()) {
                lane.send(other, Asked.get("/v1/cases/" + planned.id()).with("Access-Purpose", "TRIAGE"), "canary");
            }
            var search = "/v1/audit/entries?limit=200&case=" + planned.id();
            check(lane, world, search, "AUDIT", cell -> false);
            assertThat(lane.send(world.reader(), Asked.get(search), "canary").body())
                    .contains(planned.id().toString(), "NOT_FOUND");
            for (String format : List.of("NDJSON", "CSV", "FHIR")) {
                var export = "/v1/audit/exports?format=" + format + "&case=" + planned.id();
                check(lane, world, export, "AUDIT", cell -> false);
            }
        }
    }

    private void checkMetrics(Lane lane, World world) {
        var metrics = lane.fetch(management + "metrics");
        answers++;
        MARK.matcher(metrics).results().forEach(found -> leaks.add("metrics hold " + world.cell(found.group())));
        assertThat(metrics).contains("http_server_requests");
    }

    private static List<String> everyPurpose() {
        var purposes = new ArrayList<>(World.purposes());
        purposes.add("EMERGENCY");
        return purposes;
    }

    private static Set<String> shown(PlannedCase planned, Account reader, String purpose) {
        var live = new TreeSet<>(planned.live());
        if (reader.isOfficer() && planned.kind() != PlannedCase.Kind.CLOSED) {
            live.add("TRIAGE");
        }
        live.retainAll(Set.of(purpose));
        return planned.knownTo(reader) ? NaivePolicy.shown(reader, live) : Set.of();
    }

    private void check(Lane lane, World world, String path, String purpose, Predicate<World.Cell> permitted) {
        var answer = lane.send(world.reader(), Asked.get(path).with("Access-Purpose", purpose), "canary");
        answers++;
        for (String mark : marks(answer)) {
            var cell = world.cell(mark).orElseThrow(() -> new AssertionError("a mark of no cell"));
            if (cell.withheld() || !permitted.test(cell)) {
                leaks.add("%s reads %s for %s: %s".formatted(world.reader(), path, purpose, cell));
            } else {
                met.add(cell.field());
            }
        }
    }

    private static List<String> marks(Answer answer) {
        return MARK.matcher(answer.headers().map() + answer.body())
                .results()
                .map(found -> found.group())
                .toList();
    }
}
