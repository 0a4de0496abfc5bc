package org.openmash.ops;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Samples;

/** How fast an answer comes tells nothing. {@code ReadTimeTest} measures it. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
@TestProfile(EvenAnswersTest.HeldLong.class)
class EvenAnswersTest {
    /** Far longer than the answers take by themselves: else nobody would notice if they were not held. */
    public static class HeldLong implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("openmash.even-answers.not-found", "300ms", "openmash.even-answers.receipt", "300ms");
        }
    }

    private static final int TRIES = 5;

    @Inject
    EvenAnswersConfig config;

    @Test
    void no_answer_that_a_case_is_not_there_comes_before_its_time() {
        var officer = LocalKeycloak.token("council.officer");

        var quickest = quickest(
                404,
                () -> given().auth()
                        .oauth2(officer)
                        .header("Access-Purpose", "TRIAGE")
                        .get("/v1/cases/" + UUID.randomUUID())
                        .statusCode());

        assertThat(quickest).isGreaterThan(config.notFound());
    }

    @Test
    void no_receipt_of_a_concern_comes_before_its_time() {
        var quickest = quickest(
                201, () -> Samples.raise("school-101", Samples.concern()).statusCode());

        assertThat(quickest).isGreaterThan(config.receipt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/concerns/", "/v1/concerns;x=1", "/v1/./concerns", "/v1/%63oncerns"})
    void nor_when_its_address_is_spelt_otherwise(String path) {
        var quickest = quickest(
                201,
                () -> Samples.as("school-101")
                        .urlEncodingEnabled(false)
                        .contentType("application/json")
                        .header("Idempotency-Key", Samples.key())
                        .body(Samples.concern().toString())
                        .post(path)
                        .statusCode());

        assertThat(quickest).isGreaterThan(config.receipt());
    }

    private static Duration quickest(int expected, IntSupplier call) {
        return Duration.ofNanos(IntStream.range(0, TRIES)
                .mapToLong(number -> {
                    long began = System.nanoTime();
                    assertThat(call.getAsInt()).isEqualTo(expected);
                    return System.nanoTime() - began;
                })
                .min()
                .orElseThrow());
    }
}
