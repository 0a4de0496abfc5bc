package org.openmash.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

/**
 * How long a read takes does not tell whether withheld values exist: blocks of reads on a world with them and on one without
 * take turns, and the difference of their medians is held against how much equal blocks differ by themselves.
 */
@Tag("nightly")
@QuarkusTest
@TestProfile(ProofProfile.class)
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class ReadTimeTest {
    private static final int BLOCKS = Integer.getInteger("proof.blocks", 40);
    private static final int READS = 100;
    /** What one could hope to see through a network, in microseconds. */
    private static final double NOTICEABLE = 100;

    @TestHTTPResource
    String url = "";

    @ParameterizedTest
    @ValueSource(strings = {"police.practitioner", "school.dsl", "nhs.practitioner"})
    void time_of_a_read_does_not_tell_whether_something_is_withheld(String name) throws SQLException {
        var reader = Account.named(name);
        List<Double> differences = new ArrayList<>();
        List<Double> noise = new ArrayList<>();
        List<Double> medians = new ArrayList<>();
        try (var lane = new Lane(url, Fault.NONE)) {
            block(lane, reader, World.Side.A);
            for (int i = 0; i < BLOCKS; i++) {
                double with = block(lane, reader, World.Side.A);
                double without = block(lane, reader, World.Side.BARE);
                double again = block(lane, reader, World.Side.BARE);
                differences.add(with - (without + again) / 2);
                noise.add(without - again);
                medians.add(without);
            }
        }
        double difference = median(differences);
        double error = 1.4826 * median(noise.stream().map(Math::abs).toList()) / Math.sqrt(BLOCKS);
        System.out.printf(
                "%s: median read %.0f us; with withheld values %+.1f us; noise of the median %.1f us (%d reads each)%n",
                name, median(medians), difference, error, BLOCKS * READS);
        assertThat(Math.abs(difference)).isLessThan(Math.max(NOTICEABLE, 3 * error));
    }

    private static double block(Lane lane, Account reader, World.Side side) throws SQLException {
        var world = lane.world(5, reader, Instant.now(), side);
        lane.run(world, List.of());
        var read = Asked.get(
                        "/v1/cases/" + world.named(PlannedCase.Kind.TAKES_PART).id())
                .with("Access-Purpose", "AGENCY_CHECK");
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < READS; i++) {
            long start = System.nanoTime();
            assertThat(lane.send(reader, read, "time").status()).isEqualTo(200);
            times.add((System.nanoTime() - start) / 1_000.0);
        }
        return median(times);
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
