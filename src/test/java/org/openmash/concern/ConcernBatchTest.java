package org.openmash.concern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Samples;

@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class ConcernBatchTest {
    private static final String ENTRIES = "select count(*) from audit.entry where action = 'COLLECTION'";
    private static final String STORED = "select count(*) from casework.concern_receipt where idempotency_key like ?";
    private static final int LINES = 200;

    private final String batch = Samples.key();

    @Test
    void bad_lines_are_refused_by_number_with_their_fields_and_all_others_are_taken_in() {
        var bad = badLines();
        var lines = new ArrayList<String>();
        for (int number = 1; number <= LINES; number++) {
            var found = bad.get(number);
            lines.add(found == null ? line(number, Samples.concern().toString()) : found.text());
        }
        int before = Integer.parseInt(Samples.column(ENTRIES).get(0));

        var results = post(String.join("\n", lines));

        assertThat(results).hasSize(LINES);
        for (int i = 0; i < LINES; i++) {
            assertResult(results.get(i), i + 1, bad.get(i + 1));
        }
        assertThat(Samples.column(STORED, batch + "%")).containsExactly("193");
        assertThat(Integer.parseInt(Samples.column(ENTRIES).get(0)) - before).isGreaterThanOrEqualTo(LINES);
    }

    @Test
    void batch_sent_again_adds_nothing_and_answers_the_same() {
        var text = line(1, Samples.concern().toString()) + "\n"
                + line(2, Samples.concern().toString());

        var first = post(text);

        assertThat(post(text)).isEqualTo(first);
        assertThat(Samples.column(STORED, batch + "%")).containsExactly("2");
    }

    /** A line is found again by its number in an editor, blank ones counted; they get no result. */
    @Test
    void blank_lines_count_but_are_not_answered() {
        var text = "\n" + line(2, Samples.concern().toString()) + "\r\n\n\r\n"
                + line(5, Samples.concern().toString()) + "\n\n";

        var results = post(text);

        assertThat(results).extracting(result -> result.get("line").asInt()).containsExactly(2, 5);
        assertThat(Samples.column(STORED, batch + "%")).containsExactly("2");
    }

    /** A line and what must be named as wrong. */
    private record Bad(String text, String field) {}

    private Map<Integer, Bad> badLines() {
        var unknown = Samples.concern();
        Samples.subject(unknown).put("shoeSize", 38);
        var number = Samples.concern();
        Samples.subject(number).put("nhsNumber", "9990000019");
        var date = Samples.concern();
        Samples.subject(date).put("dateOfBirth", "2999-01-01");
        var nobody = Samples.concern();
        nobody.putArray("people");
        var bad = new HashMap<Integer, Bad>();
        bad.put(1, new Bad("{ not JSON", "body"));
        bad.put(20, new Bad("{\"concern\":" + Samples.concern() + "}", "idempotencyKey"));
        bad.put(41, new Bad(line(41, unknown.toString()), "people[0].shoeSize"));
        bad.put(99, new Bad(line(99, number.toString()), "people[0].nhsNumber"));
        bad.put(100, new Bad(line(100, date.toString()), "people[0].dateOfBirth"));
        bad.put(150, new Bad(line(150, nobody.toString()), "people"));
        bad.put(
                200,
                new Bad(line(200, Samples.concern().put("contactType", "GOSSIP").toString()), "contactType"));
        return bad;
    }

    private static void assertResult(JsonNode result, int number, @org.jspecify.annotations.Nullable Bad bad) {
        assertThat(result.get("line").asInt()).isEqualTo(number);
        if (bad == null) {
            assertThat(result.get("status").asInt()).as(result.toString()).isEqualTo(201);
            assertThat(result.at("/receipt/id").asText()).isNotEmpty();
        } else {
            assertThat(result.get("status").asInt()).as(result.toString()).isEqualTo(400);
            assertThat(result.at("/problem/violations/0/field").asText()).isEqualTo(bad.field());
            assertThat(result.has("receipt")).isFalse();
        }
    }

    private String line(int number, String concern) {
        return "{\"idempotencyKey\":\"%s-%d\",\"concern\":%s}".formatted(batch, number, concern);
    }

    private static List<JsonNode> post(String lines) {
        var answer = Samples.as("police-force")
                .contentType("application/x-ndjson")
                .body(lines.getBytes(UTF_8))
                .post("/v1/concerns/batch");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.asString().lines().map(Bodies::parsed).toList();
    }
}
