package org.openmash.statistics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

/** How long a quarter takes to release and a table to read; {@code -Dstatistics.volume=182000} is the quarter of the design. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class VolumeTest {
    private static final int PEOPLE = Integer.getInteger("statistics.volume", 3_000);
    private static final Duration MOST = Duration.ofSeconds(60);
    private static final int READS = 400;
    private static final int WARM = 200;

    @Test
    void quarter_is_released_within_a_minute() throws SQLException {
        InventedReferrals.insert(new Quarter(2025, 1), PEOPLE);
        var id = as("governance")
                .contentType("application/json")
                .body(Map.of(
                        "period",
                        "2025-Q1",
                        "intruderTest",
                        Map.of("conductedOn", "2025-05-02", "comparedWith", "p", "findings", "n", "passed", true)))
                .post("/v1/statistics/releases")
                .path("id");
        var second = as("governance.second");

        var begun = Instant.now();
        second.post("/v1/statistics/releases/" + id + "/approval").then().statusCode(201);
        var took = Duration.between(begun, Instant.now());

        System.out.printf(
                "%d referrals released in %s; a table is read in %.1f ms (p95)%n", PEOPLE * 11L / 10, took, p95());
        assertThat(took).isLessThan(MOST);
    }

    private static double p95() {
        var token = LocalKeycloak.token("analyst");
        return LongStream.range(0, READS)
                        .map(read -> {
                            long begun = System.nanoTime();
                            given().auth()
                                    .oauth2(token)
                                    .get("/v1/statistics/demand?period=2025-Q1")
                                    .then()
                                    .statusCode(200);
                            return System.nanoTime() - begun;
                        })
                        .skip(WARM)
                        .sorted()
                        .skip((long) ((READS - WARM) * 0.95))
                        .findFirst()
                        .orElseThrow()
                / 1e6;
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(LocalKeycloak.token(user));
    }
}
