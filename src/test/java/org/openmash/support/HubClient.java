package org.openmash.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Calls a running OpenMASH over HTTP as the accounts of the demo realm, people and machines. */
final class HubClient {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> MACHINES = Set.of("school-101", "police-force", "nhs-trust", "council-edt");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String url;

    private HubClient(String url) {
        this.url = url;
    }

    /** What the hub answers. */
    record Answer(int status, String text, HttpHeaders headers) {
        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException("not JSON: " + text, e);
            }
        }

        /** A header that must be there. */
        String header(String name) {
            return headers.firstValue(name).orElseThrow(() -> new IllegalStateException("the answer has no " + name));
        }
    }

    /**
     * Of the system properties {@code openmash.url} and {@code keycloak.url}; else where {@code deploy/local/up} runs.
     */
    static HubClient ofProperties() {
        if (System.getProperty("keycloak.url") == null) {
            System.setProperty("keycloak.url", "http://127.0.0.1:8180");
        }
        return new HubClient(System.getProperty("openmash.url", "http://127.0.0.1:8080"));
    }

    String url() {
        return url;
    }

    /** Reads for a purpose. */
    Answer get(String account, String path, String purpose) {
        return send(account, path, Map.of("Access-Purpose", purpose), "GET", BodyPublishers.noBody());
    }

    Answer get(String account, String path) {
        return send(account, path, Map.of(), "GET", BodyPublishers.noBody());
    }

    Answer post(String account, String path, String json, Map<String, String> headers) {
        return send(
                account,
                path,
                with(headers, "Content-Type", "application/json"),
                "POST",
                BodyPublishers.ofString(json));
    }

    /** Posts another media type than JSON. */
    Answer post(String account, String path, String mediaType, BodyPublisher body) {
        return send(account, path, Map.of("Content-Type", mediaType), "POST", body);
    }

    private Answer send(String account, String path, Map<String, String> headers, String method, BodyPublisher body) {
        var token = MACHINES.contains(account) ? LocalKeycloak.clientToken(account) : LocalKeycloak.token(account);
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .method(method, body);
        headers.forEach(request::header);
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from " + url + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        var all = new HashMap<>(headers);
        all.put(name, value);
        return all;
    }
}
