package org.openmash.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.PublishedOperation;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

/**
 * How long an answer takes: whether withheld values exist, whether a case that may not be known is there, whether a concern
 * joined a case. The two sides of each comparison take turns, and what is told is the median of the paired differences with
 * its standard error.
 *
 * <p>The bound for reads is {@value #NOTICEABLE} microseconds: the upper end of what Crosby, Wallach and Riedi (2009) could tell apart
 * through the internet, 15 to 100, from a thousand answers. Every answer is an entry on the access log in the asker's name. A
 * machine too noisy to see as much fails the test instead of passing it.
 */
@Tag("nightly")
@QuarkusTest
@TestProfile(ProofProfile.class)
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class ReadTimeTest {
    private static final int BLOCKS = Integer.getInteger("proof.blocks", 40);
    private static final int WARM = 20;
    private static final int READS = 50;
    private static final int ANSWERS = Integer.getInteger("proof.answers", 2_000);
    private static final int CONCERNS = Integer.getInteger("proof.concerns", 400);
    private static final double NOTICEABLE = 100;
    /** The row policies look further where a case is there (threat model, known weaknesses): told, and kept from growing. */
    private static final double GROSS = 500;

    private static final String NOBODYS = new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L).toString();

    @TestHTTPResource
    String url = "";

    /** All in microseconds. */
    private record Measured(double median, double difference, double error, int pairs) {
        static Measured of(List<Double> one, List<Double> other) {
            var differences = IntStream.range(0, one.size())
                    .mapToObj(i -> one.get(i) - other.get(i))
                    .toList();
            double middle = ReadTimeTest.median(differences);
            double deviation = 1.4826
                    * ReadTimeTest.median(differences.stream()
                            .map(difference -> Math.abs(difference - middle))
                            .toList());
            // The median of normally spread differences is 1.2533 times as unsure as their mean.
            double error = 1.2533 * deviation / Math.sqrt(one.size());
            return new Measured(ReadTimeTest.median(other), middle, error, one.size());
        }

        void tell(String what) {
            System.out.printf(
                    "%-62s median %7.0f us, difference %+7.1f us, standard error %5.1f us (%d pairs)%n",
                    what, median, difference, error, pairs);
        }

        void mustNotShow() {
            assertThat(error).as("standard error: the machine is too noisy").isLessThan(NOTICEABLE / 2);
            assertThat(Math.abs(difference)).isLessThan(NOTICEABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"police.practitioner", "school.dsl", "nhs.practitioner"})
    void time_of_a_read_does_not_tell_whether_something_is_withheld(String name) throws SQLException {
        var reader = Account.named(name);
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        try (var lane = new Lane(url, Fault.NONE)) {
            block(lane, reader, World.Side.A);
            for (int i = 0; i < BLOCKS; i++) {
                // A drift of the machine falls on both: with, without; without, with; ...
                if (i % 2 == 0) {
                    with.add(block(lane, reader, World.Side.A));
                    without.add(block(lane, reader, World.Side.BARE));
                } else {
                    without.add(block(lane, reader, World.Side.BARE));
                    with.add(block(lane, reader, World.Side.A));
                }
            }
        }
        var measured = Measured.of(with, without);
        measured.tell(name + " reads, withheld values there or not, blocks of " + READS);
        measured.mustNotShow();
    }

    /** The median of many reads of one world; the same world each time. */
    private static double block(Lane lane, Account reader, World.Side side) throws SQLException {
        var world = lane.world(5, reader, Lane.time(), side);
        lane.run(world, List.of());
        var read = Asked.get(
                        "/v1/cases/" + world.named(PlannedCase.Kind.TAKES_PART).id())
                .with("Access-Purpose", "AGENCY_CHECK");
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < WARM + READS; i++) {
            double time = time(lane, reader, read, 200);
            if (i >= WARM) {
                times.add(time);
            }
        }
        return median(times);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXCLUDED", "RESTRICTED", "SEALED", "NO_PART", "OTHER_HUB"})
    void time_of_a_404_is_told(PlannedCase.Kind kind) throws SQLException {
        var reader = Account.named("nhs.practitioner");
        try (var lane = new Lane(url, Fault.NONE)) {
            var world = lane.world(5, reader, Lane.time(), World.Side.A);
            lane.run(world, List.of());
            var there = Asked.get("/v1/cases/" + world.named(kind).id()).with("Access-Purpose", "TRIAGE");
            var none = Asked.get("/v1/cases/" + NOBODYS).with("Access-Purpose", "TRIAGE");
            List<Double> ofThere = new ArrayList<>();
            List<Double> ofNone = new ArrayList<>();
            for (int i = 0; i < 10 * WARM + ANSWERS; i++) {
                boolean first = i % 2 == 0;
                double one = time(lane, reader, first ? there : none, 404);
                double other = time(lane, reader, first ? none : there, 404);
                if (i >= 10 * WARM) {
                    ofThere.add(first ? one : other);
                    ofNone.add(first ? other : one);
                }
            }
            var measured = Measured.of(ofThere, ofNone);
            measured.tell("404 for " + kind + " against an id nobody has");
            assertThat(Math.abs(measured.difference())).isLessThan(GROSS);
        }
    }

    /** Told, not bounded: opening a case writes more than joining one (threat model, known weaknesses). */
    @Test
    void time_of_a_receipt_is_told() throws SQLException, IOException {
        var sender = Account.named("school-101");
        try (var lane = new Lane(url, Fault.NONE)) {
            var world = lane.world(5, sender, Lane.time(), World.Side.A);
            lane.run(world, List.of());
            var known = world.values("person_identity", "value").get(0);
            List<Double> joined = new ArrayList<>();
            List<Double> opened = new ArrayList<>();
            for (int i = 0; i < WARM + CONCERNS; i++) {
                boolean first = i % 2 == 0;
                var join = concern(known, "joins-" + i);
                var open = concern(world.chance().nhsNumber("new", i), "opens-" + i);
                double one = time(lane, sender, first ? join : open, 201);
                double other = time(lane, sender, first ? open : join, 201);
                if (i >= WARM) {
                    joined.add(first ? one : other);
                    opened.add(first ? other : one);
                }
            }
            var measured = Measured.of(joined, opened);
            measured.tell("receipt for a joined case against an opened one");
            assertThat(measured.pairs()).isEqualTo(CONCERNS);
        }
    }

    private static Asked concern(String nhsNumber, String key) throws IOException {
        var example = PublishedOperation.all().stream()
                .filter(operation -> operation.id().equals("postConcern"))
                .findFirst()
                .orElseThrow()
                .example();
        var concern = (ObjectNode) new JsonMapper().readTree(example);
        ((ObjectNode) concern.at("/people/0"))
                .put("familyName", "Wrenmarsh")
                .put("dateOfBirth", "2015-03-02")
                .put("nhsNumber", nhsNumber);
        return Asked.post("/v1/concerns", "application/json", concern.toString())
                .with("Idempotency-Key", key);
    }

    private static double time(Lane lane, Account reader, Asked asked, int status) {
        long start = System.nanoTime();
        var answer = lane.send(reader, asked, "time");
        double time = (System.nanoTime() - start) / 1_000.0;
        assertThat(answer.status()).isEqualTo(status);
        return time;
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
