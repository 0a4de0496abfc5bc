package org.openmash.concern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmash.problem.Problem;
import org.openmash.problem.ProblemException;
import org.openmash.problem.Violation;

class BatchLineTest {
    private final ConcernReader reader = Bodies.reader();

    @Test
    void a_line_holds_a_key_and_a_concern() {
        var line = reader.readLine(line("\"2026-118/1\"", Bodies.example().text()));

        assertThat(line.idempotencyKey()).isEqualTo("2026-118/1");
        assertThat(line.concern().raw()).isEqualTo(Bodies.example().text());
        assertThat(reader.read(line.concern()).request().contactType()).isEqualTo("REFERRAL");
    }

    @Test
    void what_is_wrong_with_the_concern_is_named_as_if_it_had_been_posted_alone() {
        var concern = Bodies.example().with("/people/0/nhsNumber", "\"1\"").text();
        var line = reader.readLine(line("\"k\"", concern));

        assertThat(refused(() -> reader.read(line.concern())).violations())
                .extracting(Violation::field)
                .containsExactly("people[0].nhsNumber");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"concern\":{}} | idempotencyKey",
                "{\"idempotencyKey\":\"k\"} | concern",
                "{\"idempotencyKey\":\"k\",\"concern\":null} | concern",
                "{\"idempotencyKey\":\"a b\",\"concern\":{}} | idempotencyKey",
                "{\"idempotencyKey\":\"\",\"concern\":{}} | idempotencyKey",
                "{\"idempotencyKey\":7,\"concern\":{}} | idempotencyKey",
                "{\"idempotencyKey\":\"k\",\"concern\":{},\"colour\":1} | colour",
                "{\"idempotencyKey\":\"k\",\"idempotencyKey\":\"k\",\"concern\":{}} | idempotencyKey",
                "{\"idempotencyKey\":\"k\",\"concern\":\"help\"} | concern",
                "[] | body",
                "{ | body",
            })
    void a_bad_line_is_a_clear_problem(String line, String path) {
        assertThat(refused(() -> reader.readLine(line.getBytes(UTF_8))).violations())
                .extracting(Violation::field)
                .containsExactly(path);
    }

    @Test
    void a_key_is_at_most_255_characters_long() {
        assertThat(reader.readLine(line("\"" + "k".repeat(255) + "\"", "{}")).idempotencyKey())
                .hasSize(255);
        assertThat(refused(() -> reader.readLine(line("\"" + "k".repeat(256) + "\"", "{}")))
                        .violations())
                .hasSize(1);
    }

    @Test
    void a_result_holds_a_receipt_or_a_problem() throws Exception {
        var problem = refused(() -> reader.readLine("{".getBytes(UTF_8)));
        var result = BatchLineResult.refused(3, null, Problem.of(problem, null, null));

        var json = Bodies.JSON.readTree(Bodies.JSON.writeValueAsString(result));

        assertThat(json.fieldNames()).toIterable().containsExactlyInAnyOrder("line", "status", "problem");
        assertThat(json.get("line").asInt()).isEqualTo(3);
        assertThat(json.get("status").asInt()).isEqualTo(400);
    }

    private static byte[] line(String key, String concern) {
        return ("{\"idempotencyKey\":" + key + ",\"concern\":" + concern + "}").getBytes(UTF_8);
    }

    private static ProblemException refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        var refused = catchThrowableOfType(ProblemException.class, reading);
        assertThat(refused).isNotNull();
        return refused;
    }
}
