package org.openmash.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

/**
 * What is withheld cannot be learnt (non-interference, Goguen and Meseguer 1982): whatever an account asks, in whatever
 * order, it gets the same answers from two databases that differ only in what is withheld from it. ADR 0035 says what is
 * compared and what is not.
 *
 * <p>A failure prints the seed and the shortest sequence; {@code -Dproof.seed=N} draws the same sequences again.
 */
@QuarkusTest
@TestProfile(ProofProfile.class)
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class NonInterferenceTest {
    private static final int LENGTH = 70;

    @TestHTTPResource
    String url = "";

    @Test
    void every_operation_can_be_drawn() {
        var known = new java.util.TreeSet<>(Operations.ALL.keySet());
        known.addAll(Operations.APART.keySet());
        assertThat(known)
                .as("operations of openapi.yaml, each with a line in Operations.ALL or a reason in Operations.APART")
                .isEqualTo(Operations.published());
    }

    @Test
    void every_field_and_table_is_part_of_the_worlds() throws SQLException {
        try (var lane = new Lane(url, Fault.NONE)) {
            var columns = new ArrayList<String>();
            lane.schema()
                    .tables()
                    .forEach((table, list) -> list.forEach(column -> columns.add(table + "." + column.name())));
            assertThat(columns).containsAll(NaivePolicy.columns());
            var now = java.time.Instant.now();
            var filled =
                    lane.world(1, Account.named("auditor"), now, World.Side.A).filledTables();
            assertThat(lane.schema().tables().keySet())
                    .as("tables that a world fills, or leaves empty for a reason")
                    .allMatch(table -> filled.contains(table) || World.LEFT_EMPTY.containsKey(table));
        }
    }

    @Test
    void nobody_learns_what_is_withheld() throws SQLException {
        proveFor(Integer.getInteger("proof.pairs", 2_000), Long.getLong("proof.seed", 20_261_124L));
    }

    @Test
    @Tag("nightly")
    void nobody_learns_what_is_withheld_in_a_long_night() throws SQLException {
        proveFor(50_000, Long.getLong("proof.seed", System.nanoTime()));
    }

    private void proveFor(int requests, long firstSeed) throws SQLException {
        System.out.println("proof.seed=" + firstSeed);
        int compared = 0;
        long start = System.nanoTime();
        Map<String, Integer> succeeded = new TreeMap<>();
        try (var lane = new Lane(url, Fault.NONE)) {
            for (long round = 0; compared < requests; round++) {
                for (Account reader : Account.all()) {
                    var seed = firstSeed + 1_000 * round + reader.name().hashCode() % 1_000;
                    var pair = new Pair(lane, seed, reader);
                    var steps = Sequence.over(reader, seed, LENGTH);
                    var finding = pair.difference(steps);
                    if (finding.isPresent()) {
                        var minimal = pair.cutDown(steps, finding.get());
                        fail(pair.told(minimal, pair.difference(minimal).orElse(finding.get())));
                    }
                    compared += pair.compared();
                    pair.succeeded().forEach((operation, times) -> succeeded.merge(operation, times, Integer::sum));
                }
            }
        }
        System.out.printf(
                "%d paired requests of %d accounts in %d s: no difference; successful among them %s%n",
                compared, Account.all().size(), (System.nanoTime() - start) / 1_000_000_000, succeeded);
        assertThat(succeeded.keySet()).as("operations that did something").containsAll(Operations.MUST_SUCCEED);
    }
}
