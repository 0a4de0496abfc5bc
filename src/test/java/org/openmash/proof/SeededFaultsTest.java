package org.openmash.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

/**
 * A proof that cannot fail proves nothing: each channel by which comparable systems leaked is opened in turn, and the search
 * for a difference must find it and cut the sequence down.
 */
@QuarkusTest
@TestProfile(ProofProfile.class)
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class SeededFaultsTest {
    private static final int TRIES = 12;
    private static final int LENGTH = 30;
    private static final List<String> TABLE = new ArrayList<>();

    @TestHTTPResource
    String url = "";

    static List<SeededFault> faults() {
        return SeededFault.ALL;
    }

    @Test
    void there_is_a_fault_for_each_of_the_fourteen_channels() {
        assertThat(faults()).hasSize(14).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void fault_is_found(SeededFault fault) throws SQLException {
        try (var lane = new Lane(url, fault.fault())) {
            for (long seed = 1; seed <= TRIES; seed++) {
                var pair = new Pair(lane, seed, fault.account());
                var steps = Sequence.of(fault.account(), seed, LENGTH, fault.operations(), fault.operations());
                var found = pair.difference(steps);
                if (found.isPresent()) {
                    var minimal = pair.cutDown(steps, found.get());
                    TABLE.add(row(fault, seed, found.get(), minimal));
                    return;
                }
            }
        }
        throw new AssertionError("the fault was not found: " + fault);
    }

    private static String row(SeededFault fault, long seed, Pair.Finding found, List<Step> minimal) {
        return "%-45s %-19s %4d %8d  %s"
                .formatted(
                        fault,
                        fault.account(),
                        seed,
                        found.number() + 1,
                        minimal.stream().map(Step::operation).collect(Collectors.joining(", ")));
    }

    @AfterAll
    static void print_the_table() {
        System.out.printf("%-45s %-19s %4s %8s  %s%n", "channel opened", "account", "seed", "request", "cut down to");
        TABLE.forEach(System.out::println);
    }
}
