package org.openmash.ops;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class AccessLineTest {
    private static final Logger LOG = Logger.getLogger("org.openmash.access");
    private static final String UUID_PATTERN = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        LOG.addHandler(lines);
    }

    @AfterEach
    void stopListening() {
        LOG.removeHandler(lines);
    }

    @Test
    void a_call_leaves_one_line_of_references() throws InterruptedException {
        given().auth()
                .oauth2(LocalKeycloak.token("council.officer"))
                .header(RequestIdFilter.HEADER, "one-call")
                .header("Access-Purpose", "TRIAGE")
                .get("/v1/cases/" + UUID.randomUUID() + "?q=Jordan+Example");

        assertThat(lines.next())
                .matches("GET /v1/cases/\\{\\w+} status=400 ms=\\d+ requestId=one-call subject=" + UUID_PATTERN);
        assertThat(lines.afterAnotherRequest()).isEmpty();
    }

    @Test
    void a_refused_caller_has_no_subject() throws InterruptedException {
        given().header(RequestIdFilter.HEADER, "nobody").get("/v1/me");

        assertThat(lines.next()).matches("GET /v1/me status=401 ms=\\d+ requestId=nobody subject=-");
    }

    @Test
    void a_path_that_is_none_of_ours_is_not_repeated() throws InterruptedException {
        given().header(RequestIdFilter.HEADER, "lost").get("/v1/children/Jordan%20Example");

        assertThat(lines.next()).matches("GET \\(unknown\\) status=404 ms=\\d+ requestId=lost subject=-");
    }

    @Test
    void a_body_that_is_too_large_leaves_its_line_too() throws IOException, InterruptedException {
        try (var caller = caller("Content-Length: 99000000")) {
            assertThat(new String(caller.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 413")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .containsIgnoringCase("connection: close")
                    .contains("\"type\":\"urn:openmash:problem:too-large\"")
                    .contains("\"requestId\":\"by-hand\"");
        }

        assertThat(lines.next()).contains("status=413").contains("requestId=by-hand");
    }

    @Test
    void a_caller_who_hangs_up_leaves_one_line() throws IOException, InterruptedException {
        try (var caller = caller(
                "Authorization: Bearer " + LocalKeycloak.clientToken("school-101") + "\r\nContent-Length: 1000")) {
            assertThat(caller.isConnected()).isTrue();
        }

        assertThat(lines.next()).contains("status=aborted").contains("requestId=by-hand");
        assertThat(lines.afterAnotherRequest()).isEmpty();
    }

    /** Whoever hangs up in the middle of a body is no failure of the service, wherever the body goes. */
    @ParameterizedTest
    @CsvSource({
        "school-101, /v1/concerns, application/json",
        "school-101, /v1/concerns/batch, application/x-ndjson",
        "council.officer, /v1/searches, application/json",
        "council.officer, /v1/imports/cin, application/xml",
        "governance, /v1/policy/trials, text/csv"
    })
    void hanging_up_is_logged_as_no_error(String account, String path, String mediaType)
            throws IOException, InterruptedException {
        var token = account.contains("-") ? LocalKeycloak.clientToken(account) : LocalKeycloak.token(account);
        var everything = new Lines();
        var root = Logger.getLogger("");
        root.addHandler(everything);
        try (var caller = caller(
                path,
                "Content-Type: " + mediaType + "\r\nAccess-Purpose: TRIAGE\r\nIdempotency-Key: hung-up\r\n"
                        + "Authorization: Bearer " + token + "\r\nContent-Length: 1000")) {
            caller.getOutputStream().write(" ".getBytes(StandardCharsets.US_ASCII));
        } finally {
            assertThat(lines.next()).contains("requestId=by-hand").doesNotContain("status=5");
            assertThat(lines.afterAnotherRequest()).isEmpty();
            root.removeHandler(everything);
        }

        assertThat(everything.errors()).isEmpty();
    }

    /** Sends the beginning of a batch and no more. */
    private static Socket caller(String headers) throws IOException {
        return caller("/v1/concerns/batch", "Content-Type: application/x-ndjson\r\n" + headers);
    }

    /** Sends the beginning of a request and no more. */
    private static Socket caller(String path, String headers) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        var request = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + RequestIdFilter.HEADER + ": by-hand\r\n"
                + headers + "\r\n\r\n{";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    /** The lines written since the test began, in order. */
    private static final class Lines extends Handler {
        private final BlockingQueue<String> written = new LinkedBlockingQueue<>();
        private final Queue<String> errors = new ConcurrentLinkedQueue<>();

        String next() throws InterruptedException {
            return String.valueOf(written.poll(10, TimeUnit.SECONDS));
        }

        /** What stood between the last line and that of a further request: nothing may. */
        String afterAnotherRequest() throws InterruptedException {
            given().header(RequestIdFilter.HEADER, "mark").get("/v1/me");
            var line = next();
            return line.contains("requestId=mark") ? "" : line;
        }

        /** What was logged as an error. */
        List<String> errors() {
            return List.copyOf(errors);
        }

        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.SEVERE.intValue()) {
                errors.add(line.getLoggerName() + " " + line.getMessage());
            }
            var values = line.getParameters();
            written.add(values == null ? line.getMessage() : String.format(line.getMessage(), values));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
