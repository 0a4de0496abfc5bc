package org.openmash.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    private static final int LENGTH = Integer.getInteger("proof.length", 8);
    private static final List<Integer> VARIANTS = List.of(1, 2, 3, 4);
    /** How often each operation must succeed in a run of so many pairs. */
    private static final int LEAST = 2;

    private static final int ENOUGH = 2_000;

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
        proveFor(Integer.getInteger("proof.pairs", 50_000), Long.getLong("proof.seed", System.nanoTime()));
    }

    /** Whoever can do most is drawn most often. */
    private static List<Account> rota() {
        List<Account> rota = new ArrayList<>(Account.all());
        for (int more = 0; more < 2; more++) {
            Account.all().stream().filter(Account::isOfficer).forEach(rota::add);
        }
        Account.all().stream()
                .filter(account -> account.has(Set.of("auditor", "governance")))
                .forEach(rota::add);
        return rota;
    }

    /** Each sequence is run on one world, and on several that differ from it in what is withheld, each in its own way. */
    private void proveFor(int pairs, long firstSeed) throws SQLException {
        System.out.println("proof.seed=" + firstSeed);
        int sequences = 0;
        int compared = 0;
        int answers = 0;
        long start = System.nanoTime();
        var tally = new Tally();
        try (var lane = new Lane(url, Fault.NONE)) {
            long seed = firstSeed;
            while (compared < pairs) {
                for (Account reader : rota()) {
                    var pair = new Pair(lane, ++seed, reader, VARIANTS);
                    var steps = Sequence.over(reader, seed, LENGTH);
                    var finding = pair.difference(steps);
                    if (finding.isPresent()) {
                        fail(pair.told(pair.cutDown(steps, finding.get()), finding.get()));
                    }
                    sequences++;
                    compared += pair.pairs();
                    answers += pair.requests();
                    tally.add(pair.tally());
                }
            }
            System.out.printf(
                    "%d pairs of worlds and sequence (%d sequences, %d accounts, %d answers compared) in %d s,"
                            + " of which %d s to lay the worlds: no difference%n%s",
                    compared,
                    sequences,
                    Account.all().size(),
                    answers,
                    (System.nanoTime() - start) / 1_000_000_000,
                    lane.laying().toSeconds(),
                    tally);
        }
        if (pairs >= ENOUGH) {
            assertThat(Operations.ALL.keySet().stream()
                            .filter(operation -> !Operations.NEVER_SUCCEED.containsKey(operation))
                            .filter(operation -> tally.successes(operation) < LEAST))
                    .as("operations that did what they are for fewer than %d times", LEAST)
                    .isEmpty();
        }
    }
}
