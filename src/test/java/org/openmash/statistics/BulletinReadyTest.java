package org.openmash.statistics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

/** A PDF takes seconds to draw; whoever reads the bulletin of a new quarter first does not wait for it. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
@TestProfile(BulletinReadyTest.AsInProduction.class)
class BulletinReadyTest {
    /** Bulletins are drawn at release, which the other tests leave out. */
    public static final class AsInProduction implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("openmash.statistics.bulletin-ready-at-release", "true");
        }
    }

    private static final String BULLETIN = "/v1/statistics/bulletins/2024-Q1";
    private static final Logger LOG = Logger.getLogger(BulletinReady.class.getName());

    private final Said said = new Said();

    @Inject
    MeterRegistry meters;

    @BeforeEach
    void listen() {
        LOG.addHandler(said);
    }

    @AfterEach
    void stopListening() {
        LOG.removeHandler(said);
    }

    @Test
    void first_reader_of_a_released_quarter_gets_a_bulletin_that_was_drawn_before() throws InterruptedException {
        release();
        assertThat(said.next()).contains("2024-Q1", "drawn in");
        assertThat(List.of(drawn("html"), drawn("pdf"))).containsExactly(1L, 1L);

        var pdf = as("analyst").accept("application/pdf").get(BULLETIN);
        var html = as("governance").accept("text/html").get(BULLETIN);

        assertThat(pdf.statusCode()).isEqualTo(200);
        assertThat(new String(pdf.asByteArray(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        assertThat(html.statusCode()).isEqualTo(200);
        assertThat(html.headers().getValues("Content-Security-Policy"))
                .as("a browser shows its charts and its style, and nothing from elsewhere")
                .containsExactly(
                        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'none'");
        assertThat(List.of(drawn("html"), drawn("pdf"))).containsExactly(1L, 1L);
    }

    private long drawn(String form) {
        return meters.get("openmash.statistics.bulletin.drawn")
                .tag("form", form)
                .timer()
                .count();
    }

    private static void release() {
        var test = Map.of("conductedOn", "2026-11-02", "comparedWith", "p", "findings", "n", "passed", true);
        var id = as("governance")
                .contentType("application/json")
                .body(Map.of("period", "2024-Q1", "intruderTest", test))
                .post("/v1/statistics/releases")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        as("governance.second")
                .post("/v1/statistics/releases/" + id + "/approval")
                .then()
                .statusCode(201);
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(LocalKeycloak.token(user));
    }

    /** What is said about drawing, as it is said. */
    private static final class Said extends Handler {
        private static final long PATIENCE_SECONDS = 120;

        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        String next() throws InterruptedException {
            return String.valueOf(lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(String.format(line.getMessage(), line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
