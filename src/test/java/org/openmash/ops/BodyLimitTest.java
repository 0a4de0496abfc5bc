package org.openmash.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

/** Bodies that do not say how long they are, as a stream sends them. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class BodyLimitTest {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @ParameterizedTest
    @CsvSource({
        "school-101, /v1/concerns/batch, application/x-ndjson, '{', lines before that are taken in",
        "council.officer, /v1/imports/cin, application/xml, '<Message>', A request",
        "council.officer, /v1/searches, application/json, '{', A request",
        "governance, /v1/policy/trials, text/csv, 'a', A request"
    })
    void body_in_chunks_that_is_too_large_is_a_problem_that_says_so(
            String account, String path, String mediaType, String begin, String says)
            throws IOException, InterruptedException {
        var answer = send(account, path, mediaType, begin, 70);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("urn:openmash:problem:too-large", "64 MiB", says, "\"requestId\":\"streamed\"");
    }

    private static HttpResponse<String> send(String account, String path, String mediaType, String begin, int mebibytes)
            throws IOException, InterruptedException {
        var token = account.contains("-") ? LocalKeycloak.clientToken(account) : LocalKeycloak.token(account);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", mediaType)
                .header("Access-Purpose", "TRIAGE")
                .header(RequestIdFilter.HEADER, "streamed")
                .POST(BodyPublishers.ofByteArrays(body(begin, mebibytes)))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    /** A beginning, and so many mebibytes of blanks. */
    private static List<byte[]> body(String begin, int mebibytes) {
        var blanks = " ".repeat(1 << 20).getBytes(UTF_8);
        return Stream.concat(Stream.of(begin.getBytes(UTF_8)), Collections.nCopies(mebibytes, blanks).stream())
                .toList();
    }
}
